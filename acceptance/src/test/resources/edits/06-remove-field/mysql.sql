-- Modify "Book" table
ALTER TABLE `Book` DROP COLUMN `pages`;
