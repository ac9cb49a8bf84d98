-- modify "Customer" table
ALTER TABLE `Customer` MODIFY COLUMN `name` varchar(255) NOT NULL;
-- modify "OrderLine" table
ALTER TABLE `OrderLine` MODIFY COLUMN `quantity` int NOT NULL;
