-- modify "Book" table
ALTER TABLE `Book` ADD COLUMN `pages` int NULL;
