-- modify "Product" table
ALTER TABLE `Product` DROP COLUMN `currency`;
