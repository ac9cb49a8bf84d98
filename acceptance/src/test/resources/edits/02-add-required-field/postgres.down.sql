-- modify "customer" table
ALTER TABLE "customer" DROP COLUMN "initials";
