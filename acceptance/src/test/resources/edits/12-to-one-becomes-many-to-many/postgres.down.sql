-- modify "category" table
ALTER TABLE "category" ADD COLUMN "parent_id" bigint NULL, ADD CONSTRAINT "fk_category_parent_id" FOREIGN KEY ("parent_id") REFERENCES "category" ("id") ON UPDATE NO ACTION ON DELETE NO ACTION;
-- drop "category_category" table
DROP TABLE "category_category";
