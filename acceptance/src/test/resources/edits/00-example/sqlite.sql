-- Create "Category" table
CREATE TABLE `Category` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `name` varchar(80) NOT NULL, `parent_id` bigint NULL, CONSTRAINT `fk_Category_parent_id` FOREIGN KEY (`parent_id`) REFERENCES `Category` (`id`) ON UPDATE NO ACTION ON DELETE NO ACTION);
-- Create index "uk_Category_name" to table: "Category"
CREATE UNIQUE INDEX `uk_Category_name` ON `Category` (`name`);
-- Create "Customer" table
CREATE TABLE `Customer` (`id` bigint NOT NULL, `email` varchar(320) NOT NULL, `name` varchar(255) NOT NULL, `street` varchar(255) NULL, `postcode` varchar(10) NULL, `city` varchar(255) NULL, `country` varchar(2) NULL, `invoice_street` varchar(255) NULL, `invoice_postcode` varchar(10) NULL, `invoice_city` varchar(255) NULL, `invoice_country` varchar(2) NULL, `registeredAt` timestamp NOT NULL, CONSTRAINT `pk_Customer` PRIMARY KEY (`id`));
-- Create index "uk_Customer_email" to table: "Customer"
CREATE UNIQUE INDEX `uk_Customer_email` ON `Customer` (`email`);
-- Create "Product" table
CREATE TABLE `Product` (`id` bigint NOT NULL, `version` integer NOT NULL, `sku` varchar(40) NOT NULL, `title` varchar(255) NOT NULL, `price` numeric(12,2) NOT NULL, `stock` integer NOT NULL DEFAULT 0, CONSTRAINT `pk_Product` PRIMARY KEY (`id`));
-- Create index "uk_Product_sku" to table: "Product"
CREATE UNIQUE INDEX `uk_Product_sku` ON `Product` (`sku`);
-- Create "Book" table
CREATE TABLE `Book` (`id` bigint NOT NULL, `isbn` varchar(13) NOT NULL, `pages` integer NULL, CONSTRAINT `pk_Book` PRIMARY KEY (`id`), CONSTRAINT `fk_Book_id` FOREIGN KEY (`id`) REFERENCES `Product` (`id`) ON UPDATE NO ACTION ON DELETE NO ACTION);
-- Create "Course" table
CREATE TABLE `Course` (`id` bigint NOT NULL, `startsOn` date NOT NULL, `online` boolean NOT NULL, CONSTRAINT `pk_Course` PRIMARY KEY (`id`), CONSTRAINT `fk_Course_id` FOREIGN KEY (`id`) REFERENCES `Product` (`id`) ON UPDATE NO ACTION ON DELETE NO ACTION);
-- Create "Product_Category" table
CREATE TABLE `Product_Category` (`Product_id` bigint NOT NULL, `categories_id` bigint NOT NULL, CONSTRAINT `pk_Product_Category` PRIMARY KEY (`Product_id`, `categories_id`), CONSTRAINT `fk_Product_Category_Product_id` FOREIGN KEY (`Product_id`) REFERENCES `Product` (`id`) ON UPDATE NO ACTION ON DELETE NO ACTION, CONSTRAINT `fk_Product_Category_categories_id` FOREIGN KEY (`categories_id`) REFERENCES `Category` (`id`) ON UPDATE NO ACTION ON DELETE NO ACTION);
-- Create "Product_SEQ" table
CREATE TABLE `Product_SEQ` (`next_val` bigint NULL);
-- Create "Review" table
CREATE TABLE `Review` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `product_id` bigint NOT NULL, `author_id` bigint NOT NULL, `stars` smallint NOT NULL, `text` varchar(2000) NULL, CONSTRAINT `fk_Review_product_id` FOREIGN KEY (`product_id`) REFERENCES `Product` (`id`) ON UPDATE NO ACTION ON DELETE NO ACTION, CONSTRAINT `fk_Review_author_id` FOREIGN KEY (`author_id`) REFERENCES `Customer` (`id`) ON UPDATE NO ACTION ON DELETE NO ACTION);
-- Create "customer_seq" table
CREATE TABLE `customer_seq` (`next_val` bigint NULL);
-- Create "orders" table
CREATE TABLE `orders` (`id` bigint NOT NULL, `version` integer NOT NULL, `customer_id` bigint NOT NULL, `status` varchar(20) NOT NULL, `placed_at` timestamp NOT NULL, CONSTRAINT `pk_orders` PRIMARY KEY (`id`), CONSTRAINT `fk_orders_customer_id` FOREIGN KEY (`customer_id`) REFERENCES `Customer` (`id`) ON UPDATE NO ACTION ON DELETE NO ACTION, CONSTRAINT `ck_orders_status` CHECK (`status` in ('PLACED', 'PAID', 'SENT', 'CANCELLED')));
-- Create index "orders_of_customer" to table: "orders"
CREATE INDEX `orders_of_customer` ON `orders` (`customer_id`, `placed_at` DESC);
-- Create "OrderLine" table
CREATE TABLE `OrderLine` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `order_id` bigint NOT NULL, `product_id` bigint NOT NULL, `quantity` integer NOT NULL, `unitPrice` numeric(12,2) NOT NULL, CONSTRAINT `fk_OrderLine_order_id` FOREIGN KEY (`order_id`) REFERENCES `orders` (`id`) ON UPDATE NO ACTION ON DELETE NO ACTION, CONSTRAINT `fk_OrderLine_product_id` FOREIGN KEY (`product_id`) REFERENCES `Product` (`id`) ON UPDATE NO ACTION ON DELETE NO ACTION);
-- Create index "one_line_a_product" to table: "OrderLine"
CREATE UNIQUE INDEX `one_line_a_product` ON `OrderLine` (`order_id`, `product_id`);
-- Create "Payment" table
CREATE TABLE `Payment` (`id` blob NOT NULL, `DTYPE` varchar(31) NOT NULL, `order_id` bigint NOT NULL, `amount` numeric(12,2) NOT NULL, `lastDigits` varchar(4) NULL, `dueOn` date NULL, CONSTRAINT `pk_Payment` PRIMARY KEY (`id`), CONSTRAINT `fk_Payment_order_id` FOREIGN KEY (`order_id`) REFERENCES `orders` (`id`) ON UPDATE NO ACTION ON DELETE NO ACTION, CONSTRAINT `ck_Payment_DTYPE` CHECK (DTYPE in ('CardPayment', 'InvoicePayment')));
-- Create index "uk_Payment_order_id" to table: "Payment"
CREATE UNIQUE INDEX `uk_Payment_order_id` ON `Payment` (`order_id`);
-- Create "orders_SEQ" table
CREATE TABLE `orders_SEQ` (`next_val` bigint NULL);
-- Insert rows that "Product_SEQ" lacks
INSERT INTO `Product_SEQ` (`next_val`) SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM `Product_SEQ`);
-- Insert rows that "customer_seq" lacks
INSERT INTO `customer_seq` (`next_val`) SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM `customer_seq`);
-- Insert rows that "orders_SEQ" lacks
INSERT INTO `orders_SEQ` (`next_val`) SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM `orders_SEQ`);
