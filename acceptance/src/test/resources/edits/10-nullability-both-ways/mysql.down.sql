-- make sure that column "registeredAt" on table: "Customer" holds no NULL
SELECT EXP(1000 + CHAR_LENGTH(CONCAT('Customer: NULL in registeredAt', IFNULL(LEFT(`registeredAt`, 0), '')))) FROM `Customer` WHERE `registeredAt` IS NULL LIMIT 1;
-- modify "Customer" table
ALTER TABLE `Customer` MODIFY COLUMN `registeredAt` datetime(6) NOT NULL;
-- modify "Review" table
ALTER TABLE `Review` MODIFY COLUMN `text` varchar(2000) NULL;
