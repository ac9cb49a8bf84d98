-- modify "Customer" table
ALTER TABLE `Customer` RENAME COLUMN `fullName` TO `name`;
