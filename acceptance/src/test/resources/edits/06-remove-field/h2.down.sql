-- modify "BOOK" table
ALTER TABLE "BOOK" ADD COLUMN "PAGES" integer NULL;
