-- atlas:txmode none

-- Disable the enforcement of foreign-keys constraints
PRAGMA foreign_keys = off;
-- Open a transaction: all or nothing
BEGIN IMMEDIATE;
-- Remember how many rows there are, and which have no parent already
CREATE TEMP TABLE `portolan_before` AS SELECT * FROM (WITH t (name) AS (VALUES ('Product_Category')), v AS (SELECT f."table" AS child, f.parent AS parent, f.fkid AS id, count(*) AS n FROM t, pragma_foreign_key_check(t.name) AS f GROUP BY 1, 2, 3) SELECT child, parent, (SELECT group_concat(l."from", ', ') FROM pragma_foreign_key_list(v.child) AS l WHERE l.id = v.id) AS columns, n FROM v);
-- Collect what goes wrong
CREATE TEMP TABLE `portolan_wrong` (`what` text NOT NULL, `where` text NULL, `final` int NOT NULL DEFAULT 0, CONSTRAINT `rows would be lost` CHECK (`final` = 0 OR `what` <> 'rows'), CONSTRAINT `a required column has no value` CHECK (`final` = 0 OR `what` <> 'nulls'), CONSTRAINT `the new type of a column changes its values` CHECK (`final` = 0 OR `what` <> 'values'), CONSTRAINT `foreign keys without a parent row` CHECK (`final` = 0 OR `what` <> 'orphans'));
-- Create "Category_Category" table
CREATE TABLE `Category_Category` (`Category_id` bigint NOT NULL, `parents_id` bigint NOT NULL, CONSTRAINT `pk_Category_Category` PRIMARY KEY (`Category_id`, `parents_id`), CONSTRAINT `fk_Category_Category_Category_id` FOREIGN KEY (`Category_id`) REFERENCES `Category` (`id`) ON UPDATE NO ACTION ON DELETE NO ACTION, CONSTRAINT `fk_Category_Category_parents_id` FOREIGN KEY (`parents_id`) REFERENCES `Category` (`id`) ON UPDATE NO ACTION ON DELETE NO ACTION);
-- Leave views and triggers as they are when a table takes its place
PRAGMA legacy_alter_table = on;
-- Create "new_Category" table
CREATE TABLE `new_Category` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `name` varchar(80) NOT NULL);
-- Set sequence for "new_Category" table
INSERT INTO sqlite_sequence (name, seq) SELECT 'new_Category', seq FROM sqlite_sequence WHERE name = 'Category';
-- Copy rows from old table "Category" to new temporary table "new_Category"
INSERT INTO `new_Category` (`id`, `name`) SELECT `id`, `name` FROM `Category`;
-- Drop "Category" table after copying rows
DROP TABLE `Category`;
-- Rename temporary table "new_Category" to "Category"
ALTER TABLE `new_Category` RENAME TO `Category`;
-- Create index "uk_Category_name" to table: "Category"
CREATE UNIQUE INDEX `uk_Category_name` ON `Category` (`name`);
-- Let renames reach views and triggers again
PRAGMA legacy_alter_table = off;
-- See whether a foreign key has lost its parent row
INSERT INTO temp.`portolan_wrong` (`what`, `where`) SELECT 'orphans', a.child || ' (' || a.columns || ') -> ' || a.parent FROM (WITH t (name) AS (VALUES ('Category_Category'), ('Product_Category')), v AS (SELECT f."table" AS child, f.parent AS parent, f.fkid AS id, count(*) AS n FROM t, pragma_foreign_key_check(t.name) AS f GROUP BY 1, 2, 3) SELECT child, parent, (SELECT group_concat(l."from", ', ') FROM pragma_foreign_key_list(v.child) AS l WHERE l.id = v.id) AS columns, n FROM v) AS a WHERE a.n > (SELECT IFNULL(sum(b.n), 0) FROM temp.`portolan_before` AS b WHERE b.child = a.child COLLATE NOCASE AND b.parent = a.parent COLLATE NOCASE AND b.columns = a.columns COLLATE NOCASE);
-- Fail if something went wrong
UPDATE OR ROLLBACK temp.`portolan_wrong` SET `final` = 1;
DROP TABLE temp.`portolan_wrong`;
DROP TABLE temp.`portolan_before`;
-- Commit the transaction
COMMIT;
-- Enable back the enforcement of foreign-keys constraints
PRAGMA foreign_keys = on;
