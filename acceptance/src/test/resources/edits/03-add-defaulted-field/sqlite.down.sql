-- disable the enforcement of foreign-keys constraints
PRAGMA foreign_keys = off;
-- all or nothing
BEGIN IMMEDIATE;
-- remember which foreign keys have no parent row already
CREATE TEMP TABLE `portolan_orphans_before` AS WITH t (name) AS (VALUES ('Book'), ('Course'), ('OrderLine'), ('Product_Category'), ('Review')), v AS (SELECT f."table" AS child, f.parent AS parent, f.fkid AS id, count(*) AS n FROM t, pragma_foreign_key_check(t.name) AS f GROUP BY 1, 2, 3) SELECT child, parent, (SELECT group_concat(l."from", ', ') FROM pragma_foreign_key_list(v.child) AS l WHERE l.id = v.id) AS columns, n FROM v;
-- leave views and triggers as they are when a table takes its place
PRAGMA legacy_alter_table = on;
-- create "new_Product" table
CREATE TABLE `new_Product` (`id` bigint NOT NULL, `version` integer NOT NULL, `sku` varchar(40) NOT NULL, `title` varchar(255) NOT NULL, `price` numeric(12,2) NOT NULL, `stock` integer NOT NULL DEFAULT 0, CONSTRAINT `pk_Product` PRIMARY KEY (`id`));
-- copy rows from old table "Product" to new temporary table "new_Product"
INSERT INTO `new_Product` (`id`, `version`, `sku`, `title`, `price`, `stock`) SELECT `id`, `version`, `sku`, `title`, `price`, `stock` FROM `Product`;
-- drop "Product" table after copying rows
DROP TABLE `Product`;
-- rename temporary table "new_Product" to "Product"
ALTER TABLE `new_Product` RENAME TO `Product`;
-- create index "uk_Product_sku" to table: "Product"
CREATE UNIQUE INDEX `uk_Product_sku` ON `Product` (`sku`);
-- let renames reach views and triggers again
PRAGMA legacy_alter_table = off;
-- fail if a foreign key has lost its parent row
CREATE TEMP TABLE `portolan_orphans` (`found` text NULL, CONSTRAINT `foreign keys without a parent row` CHECK (`found` IS NULL));
-- fail if a foreign key has lost its parent row
INSERT INTO temp.`portolan_orphans` (`found`) SELECT a.child || ' (' || a.columns || ') -> ' || a.parent FROM (WITH t (name) AS (VALUES ('Book'), ('Course'), ('OrderLine'), ('Product_Category'), ('Review')), v AS (SELECT f."table" AS child, f.parent AS parent, f.fkid AS id, count(*) AS n FROM t, pragma_foreign_key_check(t.name) AS f GROUP BY 1, 2, 3) SELECT child, parent, (SELECT group_concat(l."from", ', ') FROM pragma_foreign_key_list(v.child) AS l WHERE l.id = v.id) AS columns, n FROM v) AS a WHERE a.n > (SELECT IFNULL(sum(b.n), 0) FROM temp.`portolan_orphans_before` AS b WHERE b.child = a.child AND b.parent = a.parent AND b.columns = a.columns);
-- fail if a foreign key has lost its parent row
DROP TABLE temp.`portolan_orphans`;
-- fail if a foreign key has lost its parent row
DROP TABLE temp.`portolan_orphans_before`;
-- make it last
COMMIT;
-- enable back the enforcement of foreign-keys constraints
PRAGMA foreign_keys = on;
