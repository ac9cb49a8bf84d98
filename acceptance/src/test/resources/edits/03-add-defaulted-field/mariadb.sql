-- Modify "Product" table
ALTER TABLE `Product` ADD COLUMN `currency` varchar(3) NOT NULL DEFAULT 'EUR';
