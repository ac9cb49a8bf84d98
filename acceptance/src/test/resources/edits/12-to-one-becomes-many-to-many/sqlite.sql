-- atlas:txmode none

-- Disable the enforcement of foreign-keys constraints
PRAGMA foreign_keys = off;
-- All or nothing
BEGIN IMMEDIATE;
-- Remember which foreign keys have no parent row already
CREATE TEMP TABLE `portolan_orphans_before` AS WITH t (name) AS (VALUES ('Product_Category')), v AS (SELECT f."table" AS child, f.parent AS parent, f.fkid AS id, count(*) AS n FROM t, pragma_foreign_key_check(t.name) AS f GROUP BY 1, 2, 3) SELECT child, parent, (SELECT group_concat(l."from", ', ') FROM pragma_foreign_key_list(v.child) AS l WHERE l.id = v.id) AS columns, n FROM v;
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
-- Fail if a foreign key has lost its parent row
CREATE TEMP TABLE `portolan_orphans` (`found` text NULL, CONSTRAINT `foreign keys without a parent row` CHECK (`found` IS NULL));
-- Fail if a foreign key has lost its parent row
INSERT INTO temp.`portolan_orphans` (`found`) SELECT a.child || ' (' || a.columns || ') -> ' || a.parent FROM (WITH t (name) AS (VALUES ('Category_Category'), ('Product_Category')), v AS (SELECT f."table" AS child, f.parent AS parent, f.fkid AS id, count(*) AS n FROM t, pragma_foreign_key_check(t.name) AS f GROUP BY 1, 2, 3) SELECT child, parent, (SELECT group_concat(l."from", ', ') FROM pragma_foreign_key_list(v.child) AS l WHERE l.id = v.id) AS columns, n FROM v) AS a WHERE a.n > (SELECT IFNULL(sum(b.n), 0) FROM temp.`portolan_orphans_before` AS b WHERE b.child = a.child AND b.parent = a.parent AND b.columns = a.columns);
-- Fail if a foreign key has lost its parent row
DROP TABLE temp.`portolan_orphans`;
-- Fail if a foreign key has lost its parent row
DROP TABLE temp.`portolan_orphans_before`;
-- Make it last
COMMIT;
-- Enable back the enforcement of foreign-keys constraints
PRAGMA foreign_keys = on;
