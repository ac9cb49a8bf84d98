-- drop index "uk_Book_isbn" from table: "Book"
DROP INDEX `uk_Book_isbn`;
-- create index "uk_Category_name" to table: "Category"
CREATE UNIQUE INDEX `uk_Category_name` ON `Category` (`name`);
