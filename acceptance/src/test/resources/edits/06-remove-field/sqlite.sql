-- atlas:txmode none

-- Disable the enforcement of foreign-keys constraints
PRAGMA foreign_keys = off;
-- Open a transaction: all or nothing
BEGIN IMMEDIATE;
-- Remember how many rows there are, and which have no parent already
CREATE TEMP TABLE `portolan_before` AS SELECT * FROM (WITH t (name) AS (VALUES ('Book')), v AS (SELECT f."table" AS child, f.parent AS parent, f.fkid AS id, count(*) AS n FROM t, pragma_foreign_key_check(t.name) AS f GROUP BY 1, 2, 3) SELECT child, parent, (SELECT group_concat(l."from", ', ') FROM pragma_foreign_key_list(v.child) AS l WHERE l.id = v.id) AS columns, n FROM v);
-- Collect what goes wrong
CREATE TEMP TABLE `portolan_wrong` (`what` text NOT NULL, `where` text NULL, `final` int NOT NULL DEFAULT 0, CONSTRAINT `rows would be lost` CHECK (`final` = 0 OR `what` <> 'rows'), CONSTRAINT `a required column has no value` CHECK (`final` = 0 OR `what` <> 'nulls'), CONSTRAINT `the new type of a column changes its values` CHECK (`final` = 0 OR `what` <> 'values'), CONSTRAINT `foreign keys without a parent row` CHECK (`final` = 0 OR `what` <> 'orphans'));
-- Leave views and triggers as they are when a table takes its place
PRAGMA legacy_alter_table = on;
-- Create "new_Book" table
CREATE TABLE `new_Book` (`id` bigint NOT NULL, `isbn` varchar(13) NOT NULL, CONSTRAINT `pk_Book` PRIMARY KEY (`id`), CONSTRAINT `fk_Book_id` FOREIGN KEY (`id`) REFERENCES `Product` (`id`) ON UPDATE NO ACTION ON DELETE NO ACTION);
-- Copy rows from old table "Book" to new temporary table "new_Book"
INSERT INTO `new_Book` (`id`, `isbn`) SELECT `id`, `isbn` FROM `Book`;
-- Drop "Book" table after copying rows
DROP TABLE `Book`;
-- Rename temporary table "new_Book" to "Book"
ALTER TABLE `new_Book` RENAME TO `Book`;
-- Let renames reach views and triggers again
PRAGMA legacy_alter_table = off;
-- See whether a foreign key has lost its parent row
INSERT INTO temp.`portolan_wrong` (`what`, `where`) SELECT 'orphans', a.child || ' (' || a.columns || ') -> ' || a.parent FROM (WITH t (name) AS (VALUES ('Book')), v AS (SELECT f."table" AS child, f.parent AS parent, f.fkid AS id, count(*) AS n FROM t, pragma_foreign_key_check(t.name) AS f GROUP BY 1, 2, 3) SELECT child, parent, (SELECT group_concat(l."from", ', ') FROM pragma_foreign_key_list(v.child) AS l WHERE l.id = v.id) AS columns, n FROM v) AS a WHERE a.n > (SELECT IFNULL(sum(b.n), 0) FROM temp.`portolan_before` AS b WHERE b.child = a.child COLLATE NOCASE AND b.parent = a.parent COLLATE NOCASE AND b.columns = a.columns COLLATE NOCASE);
-- Fail if something went wrong
UPDATE OR ROLLBACK temp.`portolan_wrong` SET `final` = 1;
DROP TABLE temp.`portolan_wrong`;
DROP TABLE temp.`portolan_before`;
-- Commit the transaction
COMMIT;
-- Enable back the enforcement of foreign-keys constraints
PRAGMA foreign_keys = on;
