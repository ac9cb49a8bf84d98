-- Modify "Customer" table
ALTER TABLE `Customer` ADD COLUMN `initials` varchar(8) NULL;
-- Fill column "initials" of table: "Customer"
UPDATE `Customer` SET `initials` = (upper(substr(name, 1, 1))) WHERE `initials` IS NULL;
-- Modify "Customer" table
ALTER TABLE `Customer` MODIFY COLUMN `initials` varchar(8) NOT NULL;
