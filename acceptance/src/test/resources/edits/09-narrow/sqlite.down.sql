-- disable the enforcement of foreign-keys constraints
PRAGMA foreign_keys = off;
-- all or nothing
BEGIN IMMEDIATE;
-- remember which foreign keys have no parent row already
CREATE TEMP TABLE `portolan_orphans_before` AS WITH t (name) AS (VALUES ('Review')), v AS (SELECT f."table" AS child, f.parent AS parent, f.fkid AS id, count(*) AS n FROM t, pragma_foreign_key_check(t.name) AS f GROUP BY 1, 2, 3) SELECT child, parent, (SELECT group_concat(l."from", ', ') FROM pragma_foreign_key_list(v.child) AS l WHERE l.id = v.id) AS columns, n FROM v;
-- leave views and triggers as they are when a table takes its place
PRAGMA legacy_alter_table = on;
-- create "new_Review" table
CREATE TABLE `new_Review` (`id` integer NOT NULL PRIMARY KEY AUTOINCREMENT, `product_id` bigint NOT NULL, `author_id` bigint NOT NULL, `stars` smallint NOT NULL, `text` varchar(2000) NULL, CONSTRAINT `fk_Review_product_id` FOREIGN KEY (`product_id`) REFERENCES `Product` (`id`) ON UPDATE NO ACTION ON DELETE NO ACTION, CONSTRAINT `fk_Review_author_id` FOREIGN KEY (`author_id`) REFERENCES `Customer` (`id`) ON UPDATE NO ACTION ON DELETE NO ACTION);
-- set sequence for "new_Review" table
INSERT INTO sqlite_sequence (name, seq) SELECT 'new_Review', seq FROM sqlite_sequence WHERE name = 'Review';
-- copy rows from old table "Review" to new temporary table "new_Review"
INSERT INTO `new_Review` (`id`, `product_id`, `author_id`, `stars`, `text`) SELECT `id`, `product_id`, `author_id`, `stars`, `text` FROM `Review`;
-- drop "Review" table after copying rows
DROP TABLE `Review`;
-- rename temporary table "new_Review" to "Review"
ALTER TABLE `new_Review` RENAME TO `Review`;
-- let renames reach views and triggers again
PRAGMA legacy_alter_table = off;
-- fail if a foreign key has lost its parent row
CREATE TEMP TABLE `portolan_orphans` (`found` text NULL, CONSTRAINT `foreign keys without a parent row` CHECK (`found` IS NULL));
-- fail if a foreign key has lost its parent row
INSERT INTO temp.`portolan_orphans` (`found`) SELECT a.child || ' (' || a.columns || ') -> ' || a.parent FROM (WITH t (name) AS (VALUES ('Review')), v AS (SELECT f."table" AS child, f.parent AS parent, f.fkid AS id, count(*) AS n FROM t, pragma_foreign_key_check(t.name) AS f GROUP BY 1, 2, 3) SELECT child, parent, (SELECT group_concat(l."from", ', ') FROM pragma_foreign_key_list(v.child) AS l WHERE l.id = v.id) AS columns, n FROM v) AS a WHERE a.n > (SELECT IFNULL(sum(b.n), 0) FROM temp.`portolan_orphans_before` AS b WHERE b.child = a.child AND b.parent = a.parent AND b.columns = a.columns);
-- fail if a foreign key has lost its parent row
DROP TABLE temp.`portolan_orphans`;
-- fail if a foreign key has lost its parent row
DROP TABLE temp.`portolan_orphans_before`;
-- make it last
COMMIT;
-- enable back the enforcement of foreign-keys constraints
PRAGMA foreign_keys = on;
