-- disable the enforcement of foreign-keys constraints
PRAGMA foreign_keys = off;
-- open a transaction: all or nothing
BEGIN IMMEDIATE;
-- remember how many rows there are, and which have no parent already
CREATE TEMP TABLE `portolan_before` AS SELECT 'orders' AS child, NULL AS parent, NULL AS columns, count(*) AS n FROM `orders` UNION ALL SELECT * FROM (WITH t (name) AS (VALUES ('OrderLine'), ('Payment'), ('orders')), v AS (SELECT f."table" AS child, f.parent AS parent, f.fkid AS id, count(*) AS n FROM t, pragma_foreign_key_check(t.name) AS f GROUP BY 1, 2, 3) SELECT child, parent, (SELECT group_concat(l."from", ', ') FROM pragma_foreign_key_list(v.child) AS l WHERE l.id = v.id) AS columns, n FROM v);
-- collect what goes wrong
CREATE TEMP TABLE `portolan_wrong` (`what` text NOT NULL, `where` text NULL, `final` int NOT NULL DEFAULT 0, CONSTRAINT `rows would be lost` CHECK (`final` = 0 OR `what` <> 'rows'), CONSTRAINT `a required column has no value` CHECK (`final` = 0 OR `what` <> 'nulls'), CONSTRAINT `the new type of a column changes its values` CHECK (`final` = 0 OR `what` <> 'values'), CONSTRAINT `foreign keys without a parent row` CHECK (`final` = 0 OR `what` <> 'orphans'));
-- leave views and triggers as they are when a table takes its place
PRAGMA legacy_alter_table = on;
-- create "new_orders" table
CREATE TABLE `new_orders` (`id` bigint NOT NULL, `version` integer NOT NULL, `customer_id` bigint NOT NULL, `status` varchar(20) NOT NULL, `placed_at` timestamp NOT NULL, CONSTRAINT `pk_orders` PRIMARY KEY (`id`), CONSTRAINT `fk_orders_customer_id` FOREIGN KEY (`customer_id`) REFERENCES `Customer` (`id`) ON UPDATE NO ACTION ON DELETE NO ACTION, CONSTRAINT `ck_orders_status` CHECK (`status` in ('PLACED', 'PAID', 'SENT', 'CANCELLED')));
-- copy rows from old table "orders" to new temporary table "new_orders"
INSERT INTO `new_orders` (`id`, `version`, `customer_id`, `status`, `placed_at`) SELECT `id`, `version`, `customer_id`, `status`, `placed_at` FROM `orders`;
-- drop "orders" table after copying rows
DROP TABLE `orders`;
-- rename temporary table "new_orders" to "orders"
ALTER TABLE `new_orders` RENAME TO `orders`;
-- create index "orders_of_customer" to table: "orders"
CREATE INDEX `orders_of_customer` ON `orders` (`customer_id`, `placed_at` DESC);
-- let renames reach views and triggers again
PRAGMA legacy_alter_table = off;
-- see whether all rows are there
INSERT INTO temp.`portolan_wrong` (`what`, `where`) SELECT 'rows', 'orders' WHERE (SELECT count(*) FROM `orders`) <> (SELECT n FROM temp.`portolan_before` WHERE child = 'orders' AND parent IS NULL);
-- see whether a foreign key has lost its parent row
INSERT INTO temp.`portolan_wrong` (`what`, `where`) SELECT 'orphans', a.child || ' (' || a.columns || ') -> ' || a.parent FROM (WITH t (name) AS (VALUES ('OrderLine'), ('Payment'), ('orders')), v AS (SELECT f."table" AS child, f.parent AS parent, f.fkid AS id, count(*) AS n FROM t, pragma_foreign_key_check(t.name) AS f GROUP BY 1, 2, 3) SELECT child, parent, (SELECT group_concat(l."from", ', ') FROM pragma_foreign_key_list(v.child) AS l WHERE l.id = v.id) AS columns, n FROM v) AS a WHERE a.n > (SELECT IFNULL(sum(b.n), 0) FROM temp.`portolan_before` AS b WHERE b.child = a.child COLLATE NOCASE AND b.parent = a.parent COLLATE NOCASE AND b.columns = a.columns COLLATE NOCASE);
-- fail if something went wrong
UPDATE OR ROLLBACK temp.`portolan_wrong` SET `final` = 1;
DROP TABLE temp.`portolan_wrong`;
DROP TABLE temp.`portolan_before`;
-- commit the transaction
COMMIT;
-- enable back the enforcement of foreign-keys constraints
PRAGMA foreign_keys = on;
