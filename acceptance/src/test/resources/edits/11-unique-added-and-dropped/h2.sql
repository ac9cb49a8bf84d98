-- Make sure that columns (ISBN) on table: "BOOK" are unique
SELECT CAST('BOOK has the same values in (ISBN): ' || n AS integer) FROM (SELECT COUNT(*) AS n FROM (SELECT "ISBN" FROM "BOOK" WHERE "ISBN" IS NOT NULL GROUP BY "ISBN" HAVING COUNT(*) > 1)) WHERE n > 0;
-- Modify "CATEGORY" table
ALTER TABLE "CATEGORY" DROP CONSTRAINT "uk_CATEGORY_NAME";
-- Modify "BOOK" table
ALTER TABLE "BOOK" ADD CONSTRAINT "uk_BOOK_ISBN" UNIQUE ("ISBN");
