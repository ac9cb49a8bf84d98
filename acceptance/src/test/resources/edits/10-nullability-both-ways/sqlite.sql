-- atlas:txmode none

-- Disable the enforcement of foreign-keys constraints
PRAGMA foreign_keys = off;
-- Open a transaction: all or nothing
BEGIN IMMEDIATE;
-- Remember how many rows there are, and which have no parent already
CREATE TEMP TABLE `portolan_before` AS SELECT 'Review' AS child, NULL AS parent, NULL AS columns, count(*) AS n FROM `Review` UNION ALL SELECT * FROM (WITH t (name) AS (VALUES ('Review'), ('orders')), v AS (SELECT f."table" AS child, f.parent AS parent, f.fkid AS id, count(*) AS n FROM t, pragma_foreign_key_check(t.name) AS f GROUP BY 1, 2, 3) SELECT child, parent, (SELECT group_concat(l."from", ', ') FROM pragma_foreign_key_list(v.child) AS l WHERE l.id = v.id) AS columns, n FROM v);
-- Collect what goes wrong
CREATE TEMP TABLE `portolan_wrong` (`what` text NOT NULL, `where` text NULL, `final` int NOT NULL DEFAULT 0, CONSTRAINT `rows would be lost` CHECK (`final` = 0 OR `what` <> 'rows'), CONSTRAINT `a required column has no value` CHECK (`final` = 0 OR `what` <> 'nulls'), CONSTRAINT `the new type of a column changes its values` CHECK (`final` = 0 OR `what` <> 'values'), CONSTRAINT `foreign keys without a parent row` CHECK (`final` = 0 OR `what` <> 'orphans'));
-- Leave views and triggers as they are when a table takes its place
PRAGMA legacy_alter_table = on;
-- Create "new_Customer" table
CREATE TABLE `new_Customer` (`id` bigint NOT NULL, `email` varchar(320) NOT NULL, `name` varchar(255) NOT NULL, `street` varchar(255) NULL, `postcode` varchar(10) NULL, `city` varchar(255) NULL, `country` varchar(2) NULL, `invoice_street` varchar(255) NULL, `invoice_postcode` varchar(10) NULL, `invoice_city` varchar(255) NULL, `invoice_country` varchar(2) NULL, `registeredAt` timestamp NULL, CONSTRAINT `pk_Customer` PRIMARY KEY (`id`));
-- Copy rows from old table "Customer" to new temporary table "new_Customer"
INSERT INTO `new_Customer` (`id`, `email`, `name`, `street`, `postcode`, `city`, `country`, `invoice_street`, `invoice_postcode`, `invoice_city`, `invoice_country`, `registeredAt`) SELECT `id`, `email`, `name`, `street`, `postcode`, `city`, `country`, `invoice_street`, `invoice_postcode`, `invoice_city`, `invoice_country`, `registeredAt` FROM `Customer`;
-- Drop "Customer" table after copying rows
DROP TABLE `Customer`;
-- Rename temporary table "new_Customer" to "Customer"
ALTER TABLE `new_Customer` RENAME TO `Customer`;
-- Create index "uk_Customer_email" to table: "Customer"
CREATE UNIQUE INDEX `uk_Customer_email` ON `Customer` (`email`);
-- Create "new_Review" table
CREATE TABLE `new_Review` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `product_id` bigint NOT NULL, `author_id` bigint NOT NULL, `stars` smallint NOT NULL, `text` varchar(2000) NOT NULL, CONSTRAINT `fk_Review_product_id` FOREIGN KEY (`product_id`) REFERENCES `Product` (`id`) ON UPDATE NO ACTION ON DELETE NO ACTION, CONSTRAINT `fk_Review_author_id` FOREIGN KEY (`author_id`) REFERENCES `Customer` (`id`) ON UPDATE NO ACTION ON DELETE NO ACTION);
-- Set sequence for "new_Review" table
INSERT INTO sqlite_sequence (name, seq) SELECT 'new_Review', seq FROM sqlite_sequence WHERE name = 'Review';
-- Copy rows from old table "Review" to new temporary table "new_Review"
INSERT INTO `new_Review` (`id`, `product_id`, `author_id`, `stars`, `text`) SELECT `id`, `product_id`, `author_id`, `stars`, IFNULL(`text`, ('')) AS `text` FROM `Review`;
-- Drop "Review" table after copying rows
DROP TABLE `Review`;
-- Rename temporary table "new_Review" to "Review"
ALTER TABLE `new_Review` RENAME TO `Review`;
-- Let renames reach views and triggers again
PRAGMA legacy_alter_table = off;
-- See whether all rows are there
INSERT INTO temp.`portolan_wrong` (`what`, `where`) SELECT 'rows', 'Review' WHERE (SELECT count(*) FROM `Review`) <> (SELECT n FROM temp.`portolan_before` WHERE child = 'Review' AND parent IS NULL);
-- See whether a foreign key has lost its parent row
INSERT INTO temp.`portolan_wrong` (`what`, `where`) SELECT 'orphans', a.child || ' (' || a.columns || ') -> ' || a.parent FROM (WITH t (name) AS (VALUES ('Review'), ('orders')), v AS (SELECT f."table" AS child, f.parent AS parent, f.fkid AS id, count(*) AS n FROM t, pragma_foreign_key_check(t.name) AS f GROUP BY 1, 2, 3) SELECT child, parent, (SELECT group_concat(l."from", ', ') FROM pragma_foreign_key_list(v.child) AS l WHERE l.id = v.id) AS columns, n FROM v) AS a WHERE a.n > (SELECT IFNULL(sum(b.n), 0) FROM temp.`portolan_before` AS b WHERE b.child = a.child COLLATE NOCASE AND b.parent = a.parent COLLATE NOCASE AND b.columns = a.columns COLLATE NOCASE);
-- Fail if something went wrong
UPDATE OR ROLLBACK temp.`portolan_wrong` SET `final` = 1;
DROP TABLE temp.`portolan_wrong`;
DROP TABLE temp.`portolan_before`;
-- Commit the transaction
COMMIT;
-- Enable back the enforcement of foreign-keys constraints
PRAGMA foreign_keys = on;
