-- make sure that rows differ in [name] on table: "Category"
SELECT EXP(1000 + CHAR_LENGTH(CONCAT('Category: the same [name] in two rows', IFNULL(LEFT(`n`, 0), '')))) FROM (SELECT COUNT(*) AS `n` FROM `Category` WHERE `name` IS NOT NULL GROUP BY `name` HAVING COUNT(*) > 1 LIMIT 1) `d`;
-- modify "Book" table
ALTER TABLE `Book` DROP INDEX `uk_Book_isbn`;
-- modify "Category" table
ALTER TABLE `Category` ADD UNIQUE INDEX `uk_Category_name` (`name`);
