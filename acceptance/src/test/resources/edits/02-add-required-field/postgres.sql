-- Modify "customer" table
ALTER TABLE "customer" ADD COLUMN "initials" character varying(8) NULL;
-- Fill column "initials" of table: "customer"
UPDATE "customer" SET "initials" = (upper(substr(name, 1, 1))) WHERE "initials" IS NULL;
-- Modify "customer" table
ALTER TABLE "customer" ALTER COLUMN "initials" SET NOT NULL;
