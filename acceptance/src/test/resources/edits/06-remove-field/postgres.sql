-- Modify "book" table
ALTER TABLE "book" DROP COLUMN "pages";
