-- Modify "category" table
ALTER TABLE "category" DROP COLUMN "parent_id";
-- Create "category_category" table
CREATE TABLE "category_category" ("category_id" bigint NOT NULL, "parents_id" bigint NOT NULL, CONSTRAINT "pk_category_category" PRIMARY KEY ("category_id", "parents_id"), CONSTRAINT "fk_category_category_category_id" FOREIGN KEY ("category_id") REFERENCES "category" ("id") ON UPDATE NO ACTION ON DELETE NO ACTION, CONSTRAINT "fk_category_category_parents_id" FOREIGN KEY ("parents_id") REFERENCES "category" ("id") ON UPDATE NO ACTION ON DELETE NO ACTION);
