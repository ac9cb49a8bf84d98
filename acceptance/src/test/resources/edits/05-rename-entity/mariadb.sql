-- Rename a table from "Product_Category" to "Product_Shelf", from "Category" to "Shelf"
RENAME TABLE `Product_Category` TO `Product_Shelf`, `Category` TO `Shelf`;
-- Modify "Shelf" table
ALTER TABLE `Shelf` RENAME INDEX `uk_Category_name` TO `uk_Shelf_name`, DROP FOREIGN KEY `fk_Category_parent_id`, ADD CONSTRAINT `fk_Shelf_parent_id` FOREIGN KEY (`parent_id`) REFERENCES `Shelf` (`id`) ON UPDATE NO ACTION ON DELETE NO ACTION;
-- Modify "Product_Shelf" table
ALTER TABLE `Product_Shelf` DROP FOREIGN KEY `fk_Product_Category_Product_id`, DROP FOREIGN KEY `fk_Product_Category_categories_id`, ADD CONSTRAINT `fk_Product_Shelf_Product_id` FOREIGN KEY (`Product_id`) REFERENCES `Product` (`id`) ON UPDATE NO ACTION ON DELETE NO ACTION, ADD CONSTRAINT `fk_Product_Shelf_categories_id` FOREIGN KEY (`categories_id`) REFERENCES `Shelf` (`id`) ON UPDATE NO ACTION ON DELETE NO ACTION;
