-- Modify "Customer" table
ALTER TABLE `Customer` RENAME COLUMN `name` TO `fullName`;
