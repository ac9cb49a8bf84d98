-- Modify "book" table
ALTER TABLE "book" ADD CONSTRAINT "uk_book_isbn" UNIQUE ("isbn");
-- Modify "category" table
ALTER TABLE "category" DROP CONSTRAINT "uk_category_name";
