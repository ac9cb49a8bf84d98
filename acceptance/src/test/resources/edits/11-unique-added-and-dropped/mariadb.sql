-- Modify "Book" table
ALTER TABLE `Book` ADD UNIQUE INDEX `uk_Book_isbn` (`isbn`);
-- Modify "Category" table
ALTER TABLE `Category` DROP INDEX `uk_Category_name`;
