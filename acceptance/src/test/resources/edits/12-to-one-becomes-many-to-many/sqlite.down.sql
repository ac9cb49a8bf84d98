-- disable the enforcement of foreign-keys constraints
PRAGMA foreign_keys = off;
-- open a transaction: all or nothing
BEGIN IMMEDIATE;
-- add column "parent_id" to table: "Category"
ALTER TABLE `Category` ADD COLUMN `parent_id` bigint NULL CONSTRAINT `fk_Category_parent_id` REFERENCES `Category` (`id`) ON UPDATE NO ACTION ON DELETE NO ACTION;
-- drop "Category_Category" table
DROP TABLE `Category_Category`;
-- commit the transaction
COMMIT;
-- enable back the enforcement of foreign-keys constraints
PRAGMA foreign_keys = on;
