-- atlas:txmode none

-- Disable the enforcement of foreign-keys constraints
PRAGMA foreign_keys = off;
-- All or nothing
BEGIN IMMEDIATE;
-- Remember which foreign keys have no parent row already
CREATE TEMP TABLE `portolan_orphans_before` AS WITH t (name) AS (VALUES ('Book')), v AS (SELECT f."table" AS child, f.parent AS parent, f.fkid AS id, count(*) AS n FROM t, pragma_foreign_key_check(t.name) AS f GROUP BY 1, 2, 3) SELECT child, parent, (SELECT group_concat(l."from", ', ') FROM pragma_foreign_key_list(v.child) AS l WHERE l.id = v.id) AS columns, n FROM v;
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
-- Fail if a foreign key has lost its parent row
CREATE TEMP TABLE `portolan_orphans` (`found` text NULL, CONSTRAINT `foreign keys without a parent row` CHECK (`found` IS NULL));
-- Fail if a foreign key has lost its parent row
INSERT INTO temp.`portolan_orphans` (`found`) SELECT a.child || ' (' || a.columns || ') -> ' || a.parent FROM (WITH t (name) AS (VALUES ('Book')), v AS (SELECT f."table" AS child, f.parent AS parent, f.fkid AS id, count(*) AS n FROM t, pragma_foreign_key_check(t.name) AS f GROUP BY 1, 2, 3) SELECT child, parent, (SELECT group_concat(l."from", ', ') FROM pragma_foreign_key_list(v.child) AS l WHERE l.id = v.id) AS columns, n FROM v) AS a WHERE a.n > (SELECT IFNULL(sum(b.n), 0) FROM temp.`portolan_orphans_before` AS b WHERE b.child = a.child AND b.parent = a.parent AND b.columns = a.columns);
-- Fail if a foreign key has lost its parent row
DROP TABLE temp.`portolan_orphans`;
-- Fail if a foreign key has lost its parent row
DROP TABLE temp.`portolan_orphans_before`;
-- Make it last
COMMIT;
-- Enable back the enforcement of foreign-keys constraints
PRAGMA foreign_keys = on;
