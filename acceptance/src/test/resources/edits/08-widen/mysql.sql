-- Modify "Customer" table
ALTER TABLE `Customer` MODIFY COLUMN `name` varchar(500) NOT NULL;
-- Modify "OrderLine" table
ALTER TABLE `OrderLine` MODIFY COLUMN `quantity` bigint NOT NULL;
