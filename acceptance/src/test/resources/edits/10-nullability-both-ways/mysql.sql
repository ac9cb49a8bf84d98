-- Modify "Customer" table
ALTER TABLE `Customer` MODIFY COLUMN `registeredAt` datetime(6) NULL;
-- Fill column "text" of table: "Review"
UPDATE `Review` SET `text` = '' WHERE `text` IS NULL;
-- Modify "Review" table
ALTER TABLE `Review` MODIFY COLUMN `text` varchar(2000) NOT NULL;
