-- Add column "phone" to table: "Customer"
ALTER TABLE `Customer` ADD COLUMN `phone` varchar(30) NULL;
