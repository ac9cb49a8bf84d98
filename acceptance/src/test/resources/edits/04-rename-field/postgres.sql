-- Rename a column from "name" to "fullname"
ALTER TABLE "customer" RENAME COLUMN "name" TO "fullname";
