-- Create index "uk_Book_isbn" to table: "Book"
CREATE UNIQUE INDEX `uk_Book_isbn` ON `Book` (`isbn`);
-- Drop index "uk_Category_name" from table: "Category"
DROP INDEX `uk_Category_name`;
