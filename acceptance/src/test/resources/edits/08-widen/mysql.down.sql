-- make sure that no value of column "name" on table: "Customer" is lost
SELECT EXP(1000 + CHAR_LENGTH(CONCAT('Customer: name does not fit varchar(255)', IFNULL(LEFT(`name`, 0), '')))) FROM `Customer` WHERE CHAR_LENGTH(`name`) > 255 LIMIT 1;
-- make sure that no value of column "quantity" on table: "OrderLine" is lost
SELECT EXP(1000 + CHAR_LENGTH(CONCAT('OrderLine: quantity does not fit int', IFNULL(LEFT(`quantity`, 0), '')))) FROM `OrderLine` WHERE `quantity` NOT BETWEEN -2147483648 AND 2147483647 LIMIT 1;
-- modify "Customer" table
ALTER TABLE `Customer` MODIFY COLUMN `name` varchar(255) NOT NULL;
-- modify "OrderLine" table
ALTER TABLE `OrderLine` MODIFY COLUMN `quantity` int NOT NULL;
