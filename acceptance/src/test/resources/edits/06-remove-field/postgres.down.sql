-- modify "book" table
ALTER TABLE "book" ADD COLUMN "pages" integer NULL;
