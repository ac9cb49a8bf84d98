-- add column "pages" to table: "Book"
ALTER TABLE `Book` ADD COLUMN `pages` integer NULL;
