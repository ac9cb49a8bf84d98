-- rename a table from "Shelf" to "Category", from "Product_Shelf" to "Product_Category"
RENAME TABLE `Shelf` TO `Category`, `Product_Shelf` TO `Product_Category`;
-- modify "Category" table
ALTER TABLE `Category` RENAME INDEX `uk_Shelf_name` TO `uk_Category_name`, DROP FOREIGN KEY `fk_Shelf_parent_id`, ADD CONSTRAINT `fk_Category_parent_id` FOREIGN KEY (`parent_id`) REFERENCES `Category` (`id`) ON UPDATE NO ACTION ON DELETE NO ACTION;
-- modify "Product_Category" table
ALTER TABLE `Product_Category` DROP FOREIGN KEY `fk_Product_Shelf_Product_id`, DROP FOREIGN KEY `fk_Product_Shelf_categories_id`, ADD CONSTRAINT `fk_Product_Category_Product_id` FOREIGN KEY (`Product_id`) REFERENCES `Product` (`id`) ON UPDATE NO ACTION ON DELETE NO ACTION, ADD CONSTRAINT `fk_Product_Category_categories_id` FOREIGN KEY (`categories_id`) REFERENCES `Category` (`id`) ON UPDATE NO ACTION ON DELETE NO ACTION;
