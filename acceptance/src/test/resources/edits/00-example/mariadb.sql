-- Create sequence "Product_SEQ"
CREATE SEQUENCE `Product_SEQ` START WITH 1 INCREMENT BY 50 NOCACHE;
-- Create sequence "customer_seq"
CREATE SEQUENCE `customer_seq` START WITH 1 INCREMENT BY 50 NOCACHE;
-- Create sequence "orders_SEQ"
CREATE SEQUENCE `orders_SEQ` START WITH 1 INCREMENT BY 50 NOCACHE;
-- Create "Product" table
CREATE TABLE `Product` (`id` bigint NOT NULL, `version` int NOT NULL, `sku` varchar(40) NOT NULL, `title` varchar(255) NOT NULL, `price` decimal(12,2) NOT NULL, `stock` int NOT NULL DEFAULT 0, PRIMARY KEY (`id`), UNIQUE INDEX `uk_Product_sku` (`sku`));
-- Create "Book" table
CREATE TABLE `Book` (`id` bigint NOT NULL, `isbn` varchar(13) NOT NULL, `pages` int NULL, PRIMARY KEY (`id`), CONSTRAINT `fk_Book_id` FOREIGN KEY (`id`) REFERENCES `Product` (`id`) ON UPDATE NO ACTION ON DELETE NO ACTION);
-- Create "Category" table
CREATE TABLE `Category` (`id` bigint NOT NULL AUTO_INCREMENT, `name` varchar(80) NOT NULL, `parent_id` bigint NULL, PRIMARY KEY (`id`), INDEX `fk_Category_parent_id` (`parent_id`), UNIQUE INDEX `uk_Category_name` (`name`), CONSTRAINT `fk_Category_parent_id` FOREIGN KEY (`parent_id`) REFERENCES `Category` (`id`) ON UPDATE NO ACTION ON DELETE NO ACTION);
-- Create "Course" table
CREATE TABLE `Course` (`id` bigint NOT NULL, `startsOn` date NOT NULL, `online` bit(1) NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `fk_Course_id` FOREIGN KEY (`id`) REFERENCES `Product` (`id`) ON UPDATE NO ACTION ON DELETE NO ACTION);
-- Create "Customer" table
CREATE TABLE `Customer` (`id` bigint NOT NULL, `email` varchar(320) NOT NULL, `name` varchar(255) NOT NULL, `street` varchar(255) NULL, `postcode` varchar(10) NULL, `city` varchar(255) NULL, `country` varchar(2) NULL, `invoice_street` varchar(255) NULL, `invoice_postcode` varchar(10) NULL, `invoice_city` varchar(255) NULL, `invoice_country` varchar(2) NULL, `registeredAt` datetime(6) NOT NULL, PRIMARY KEY (`id`), UNIQUE INDEX `uk_Customer_email` (`email`));
-- Create "orders" table
CREATE TABLE `orders` (`id` bigint NOT NULL, `version` int NOT NULL, `customer_id` bigint NOT NULL, `status` enum('CANCELLED','PAID','PLACED','SENT') NOT NULL, `placed_at` datetime(6) NOT NULL, PRIMARY KEY (`id`), INDEX `orders_of_customer` (`customer_id`, `placed_at` DESC), CONSTRAINT `fk_orders_customer_id` FOREIGN KEY (`customer_id`) REFERENCES `Customer` (`id`) ON UPDATE NO ACTION ON DELETE NO ACTION);
-- Create "OrderLine" table
CREATE TABLE `OrderLine` (`id` bigint NOT NULL AUTO_INCREMENT, `order_id` bigint NOT NULL, `product_id` bigint NOT NULL, `quantity` int NOT NULL, `unitPrice` decimal(12,2) NOT NULL, PRIMARY KEY (`id`), INDEX `fk_OrderLine_product_id` (`product_id`), UNIQUE INDEX `one_line_a_product` (`order_id`, `product_id`), CONSTRAINT `fk_OrderLine_order_id` FOREIGN KEY (`order_id`) REFERENCES `orders` (`id`) ON UPDATE NO ACTION ON DELETE NO ACTION, CONSTRAINT `fk_OrderLine_product_id` FOREIGN KEY (`product_id`) REFERENCES `Product` (`id`) ON UPDATE NO ACTION ON DELETE NO ACTION);
-- Create "Payment" table
CREATE TABLE `Payment` (`id` uuid NOT NULL, `DTYPE` varchar(31) NOT NULL, `order_id` bigint NOT NULL, `amount` decimal(12,2) NOT NULL, `lastDigits` varchar(4) NULL, `dueOn` date NULL, PRIMARY KEY (`id`), UNIQUE INDEX `uk_Payment_order_id` (`order_id`), CONSTRAINT `fk_Payment_order_id` FOREIGN KEY (`order_id`) REFERENCES `orders` (`id`) ON UPDATE NO ACTION ON DELETE NO ACTION, CONSTRAINT `ck_Payment_DTYPE` CHECK (`DTYPE` in ('CardPayment','InvoicePayment')));
-- Create "Product_Category" table
CREATE TABLE `Product_Category` (`Product_id` bigint NOT NULL, `categories_id` bigint NOT NULL, PRIMARY KEY (`Product_id`, `categories_id`), INDEX `fk_Product_Category_categories_id` (`categories_id`), CONSTRAINT `fk_Product_Category_Product_id` FOREIGN KEY (`Product_id`) REFERENCES `Product` (`id`) ON UPDATE NO ACTION ON DELETE NO ACTION, CONSTRAINT `fk_Product_Category_categories_id` FOREIGN KEY (`categories_id`) REFERENCES `Category` (`id`) ON UPDATE NO ACTION ON DELETE NO ACTION);
-- Create "Review" table
CREATE TABLE `Review` (`id` bigint NOT NULL AUTO_INCREMENT, `product_id` bigint NOT NULL, `author_id` bigint NOT NULL, `stars` smallint NOT NULL, `text` varchar(2000) NULL, PRIMARY KEY (`id`), INDEX `fk_Review_author_id` (`author_id`), INDEX `fk_Review_product_id` (`product_id`), CONSTRAINT `fk_Review_author_id` FOREIGN KEY (`author_id`) REFERENCES `Customer` (`id`) ON UPDATE NO ACTION ON DELETE NO ACTION, CONSTRAINT `fk_Review_product_id` FOREIGN KEY (`product_id`) REFERENCES `Product` (`id`) ON UPDATE NO ACTION ON DELETE NO ACTION);
