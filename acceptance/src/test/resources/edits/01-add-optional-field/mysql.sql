-- Modify "Customer" table
ALTER TABLE `Customer` ADD COLUMN `phone` varchar(30) NULL;
