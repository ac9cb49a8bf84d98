-- rename a column from "fullname" to "name"
ALTER TABLE "customer" RENAME COLUMN "fullname" TO "name";
