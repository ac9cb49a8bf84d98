-- modify "Book" table
ALTER TABLE `Book` DROP INDEX `uk_Book_isbn`;
-- modify "Category" table
ALTER TABLE `Category` ADD UNIQUE INDEX `uk_Category_name` (`name`);
