-- Modify "Category" table
ALTER TABLE `Category` DROP COLUMN `parent_id`, DROP FOREIGN KEY `fk_Category_parent_id`;
-- Create "Category_Category" table
CREATE TABLE `Category_Category` (`Category_id` bigint NOT NULL, `parents_id` bigint NOT NULL, PRIMARY KEY (`Category_id`, `parents_id`), INDEX `fk_Category_Category_parents_id` (`parents_id`), CONSTRAINT `fk_Category_Category_Category_id` FOREIGN KEY (`Category_id`) REFERENCES `Category` (`id`) ON UPDATE NO ACTION ON DELETE NO ACTION, CONSTRAINT `fk_Category_Category_parents_id` FOREIGN KEY (`parents_id`) REFERENCES `Category` (`id`) ON UPDATE NO ACTION ON DELETE NO ACTION);
