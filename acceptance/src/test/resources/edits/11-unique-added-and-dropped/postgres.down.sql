-- modify "book" table
ALTER TABLE "book" DROP CONSTRAINT "uk_book_isbn";
-- modify "category" table
ALTER TABLE "category" ADD CONSTRAINT "uk_category_name" UNIQUE ("name");
