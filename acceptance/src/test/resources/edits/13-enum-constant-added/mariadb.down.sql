-- modify "orders" table
ALTER TABLE `orders` MODIFY COLUMN `status` enum('CANCELLED','PAID','PLACED','SENT') NOT NULL;
