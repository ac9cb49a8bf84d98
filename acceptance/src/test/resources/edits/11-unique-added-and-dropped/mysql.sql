-- Make sure that rows differ in [isbn] on table: "Book"
SELECT EXP(1000 + CHAR_LENGTH(CONCAT('Book: the same [isbn] in two rows', IFNULL(LEFT(`n`, 0), '')))) FROM (SELECT COUNT(*) AS `n` FROM `Book` WHERE `isbn` IS NOT NULL GROUP BY `isbn` HAVING COUNT(*) > 1 LIMIT 1) `d`;
-- Modify "Book" table
ALTER TABLE `Book` ADD UNIQUE INDEX `uk_Book_isbn` (`isbn`);
-- Modify "Category" table
ALTER TABLE `Category` DROP INDEX `uk_Category_name`;
