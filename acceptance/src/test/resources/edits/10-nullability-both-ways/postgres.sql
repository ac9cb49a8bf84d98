-- Modify "customer" table
ALTER TABLE "customer" ALTER COLUMN "registeredat" DROP NOT NULL;
-- Fill column "text" of table: "review"
UPDATE "review" SET "text" = '' WHERE "text" IS NULL;
-- Modify "review" table
ALTER TABLE "review" ALTER COLUMN "text" SET NOT NULL;
