-- disable the enforcement of foreign-keys constraints
PRAGMA foreign_keys = off;
-- open a transaction: all or nothing
BEGIN IMMEDIATE;
-- remember how many rows there are, and which have no parent already
CREATE TEMP TABLE `portolan_before` AS SELECT * FROM (WITH t (name) AS (VALUES ('Book'), ('Course'), ('OrderLine'), ('Product_Category'), ('Review')), v AS (SELECT f."table" AS child, f.parent AS parent, f.fkid AS id, count(*) AS n FROM t, pragma_foreign_key_check(t.name) AS f GROUP BY 1, 2, 3) SELECT child, parent, (SELECT group_concat(l."from", ', ') FROM pragma_foreign_key_list(v.child) AS l WHERE l.id = v.id) AS columns, n FROM v);
-- collect what goes wrong
CREATE TEMP TABLE `portolan_wrong` (`what` text NOT NULL, `where` text NULL, `final` int NOT NULL DEFAULT 0, CONSTRAINT `rows would be lost` CHECK (`final` = 0 OR `what` <> 'rows'), CONSTRAINT `a required column has no value` CHECK (`final` = 0 OR `what` <> 'nulls'), CONSTRAINT `the new type of a column changes its values` CHECK (`final` = 0 OR `what` <> 'values'), CONSTRAINT `foreign keys without a parent row` CHECK (`final` = 0 OR `what` <> 'orphans'));
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
-- see whether a foreign key has lost its parent row
INSERT INTO temp.`portolan_wrong` (`what`, `where`) SELECT 'orphans', a.child || ' (' || a.columns || ') -> ' || a.parent FROM (WITH t (name) AS (VALUES ('Book'), ('Course'), ('OrderLine'), ('Product_Category'), ('Review')), v AS (SELECT f."table" AS child, f.parent AS parent, f.fkid AS id, count(*) AS n FROM t, pragma_foreign_key_check(t.name) AS f GROUP BY 1, 2, 3) SELECT child, parent, (SELECT group_concat(l."from", ', ') FROM pragma_foreign_key_list(v.child) AS l WHERE l.id = v.id) AS columns, n FROM v) AS a WHERE a.n > (SELECT IFNULL(sum(b.n), 0) FROM temp.`portolan_before` AS b WHERE b.child = a.child COLLATE NOCASE AND b.parent = a.parent COLLATE NOCASE AND b.columns = a.columns COLLATE NOCASE);
-- fail if something went wrong
UPDATE OR ROLLBACK temp.`portolan_wrong` SET `final` = 1;
DROP TABLE temp.`portolan_wrong`;
DROP TABLE temp.`portolan_before`;
-- commit the transaction
COMMIT;
-- enable back the enforcement of foreign-keys constraints
PRAGMA foreign_keys = on;
