-- modify "Category" table
ALTER TABLE `Category` ADD COLUMN `parent_id` bigint NULL, ADD INDEX `fk_Category_parent_id` (`parent_id`), ADD CONSTRAINT `fk_Category_parent_id` FOREIGN KEY (`parent_id`) REFERENCES `Category` (`id`) ON UPDATE NO ACTION ON DELETE NO ACTION;
-- drop "Category_Category" table
DROP TABLE `Category_Category`;
