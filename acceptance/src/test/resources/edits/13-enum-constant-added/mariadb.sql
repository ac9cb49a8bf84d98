-- Modify "orders" table
ALTER TABLE `orders` MODIFY COLUMN `status` enum('CANCELLED','PAID','PLACED','RETURNED','SENT') NOT NULL;
