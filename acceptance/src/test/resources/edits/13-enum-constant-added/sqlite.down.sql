-- disable the enforcement of foreign-keys constraints
PRAGMA foreign_keys = off;
-- all or nothing
BEGIN IMMEDIATE;
-- remember which foreign keys have no parent row already
CREATE TEMP TABLE `portolan_orphans_before` AS WITH t (name) AS (VALUES ('OrderLine'), ('Payment'), ('orders')), v AS (SELECT f."table" AS child, f.parent AS parent, f.fkid AS id, count(*) AS n FROM t, pragma_foreign_key_check(t.name) AS f GROUP BY 1, 2, 3) SELECT child, parent, (SELECT group_concat(l."from", ', ') FROM pragma_foreign_key_list(v.child) AS l WHERE l.id = v.id) AS columns, n FROM v;
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
-- fail if a foreign key has lost its parent row
CREATE TEMP TABLE `portolan_orphans` (`found` text NULL, CONSTRAINT `foreign keys without a parent row` CHECK (`found` IS NULL));
-- fail if a foreign key has lost its parent row
INSERT INTO temp.`portolan_orphans` (`found`) SELECT a.child || ' (' || a.columns || ') -> ' || a.parent FROM (WITH t (name) AS (VALUES ('OrderLine'), ('Payment'), ('orders')), v AS (SELECT f."table" AS child, f.parent AS parent, f.fkid AS id, count(*) AS n FROM t, pragma_foreign_key_check(t.name) AS f GROUP BY 1, 2, 3) SELECT child, parent, (SELECT group_concat(l."from", ', ') FROM pragma_foreign_key_list(v.child) AS l WHERE l.id = v.id) AS columns, n FROM v) AS a WHERE a.n > (SELECT IFNULL(sum(b.n), 0) FROM temp.`portolan_orphans_before` AS b WHERE b.child = a.child AND b.parent = a.parent AND b.columns = a.columns);
-- fail if a foreign key has lost its parent row
DROP TABLE temp.`portolan_orphans`;
-- fail if a foreign key has lost its parent row
DROP TABLE temp.`portolan_orphans_before`;
-- make it last
COMMIT;
-- enable back the enforcement of foreign-keys constraints
PRAGMA foreign_keys = on;
