-- disable the enforcement of foreign-keys constraints
PRAGMA foreign_keys = off;
-- all or nothing
BEGIN IMMEDIATE;
-- remember which foreign keys have no parent row already
CREATE TEMP TABLE `portolan_orphans_before` AS WITH t (name) AS (VALUES ('Review'), ('orders')), v AS (SELECT f."table" AS child, f.parent AS parent, f.fkid AS id, count(*) AS n FROM t, pragma_foreign_key_check(t.name) AS f GROUP BY 1, 2, 3) SELECT child, parent, (SELECT group_concat(l."from", ', ') FROM pragma_foreign_key_list(v.child) AS l WHERE l.id = v.id) AS columns, n FROM v;
-- leave views and triggers as they are when a table takes its place
PRAGMA legacy_alter_table = on;
-- create "new_Customer" table
CREATE TABLE `new_Customer` (`id` bigint NOT NULL, `email` varchar(320) NOT NULL, `name` varchar(255) NOT NULL, `street` varchar(255) NULL, `postcode` varchar(10) NULL, `city` varchar(255) NULL, `country` varchar(2) NULL, `invoice_street` varchar(255) NULL, `invoice_postcode` varchar(10) NULL, `invoice_city` varchar(255) NULL, `invoice_country` varchar(2) NULL, `registeredAt` timestamp NOT NULL, CONSTRAINT `pk_Customer` PRIMARY KEY (`id`));
-- copy rows from old table "Customer" to new temporary table "new_Customer"
INSERT INTO `new_Customer` (`id`, `email`, `name`, `street`, `postcode`, `city`, `country`, `invoice_street`, `invoice_postcode`, `invoice_city`, `invoice_country`, `registeredAt`) SELECT `id`, `email`, `name`, `street`, `postcode`, `city`, `country`, `invoice_street`, `invoice_postcode`, `invoice_city`, `invoice_country`, `registeredAt` FROM `Customer`;
-- drop "Customer" table after copying rows
DROP TABLE `Customer`;
-- rename temporary table "new_Customer" to "Customer"
ALTER TABLE `new_Customer` RENAME TO `Customer`;
-- create index "uk_Customer_email" to table: "Customer"
CREATE UNIQUE INDEX `uk_Customer_email` ON `Customer` (`email`);
-- let renames reach views and triggers again
PRAGMA legacy_alter_table = off;
-- fail if a foreign key has lost its parent row
CREATE TEMP TABLE `portolan_orphans` (`found` text NULL, CONSTRAINT `foreign keys without a parent row` CHECK (`found` IS NULL));
-- fail if a foreign key has lost its parent row
INSERT INTO temp.`portolan_orphans` (`found`) SELECT a.child || ' (' || a.columns || ') -> ' || a.parent FROM (WITH t (name) AS (VALUES ('Review'), ('orders')), v AS (SELECT f."table" AS child, f.parent AS parent, f.fkid AS id, count(*) AS n FROM t, pragma_foreign_key_check(t.name) AS f GROUP BY 1, 2, 3) SELECT child, parent, (SELECT group_concat(l."from", ', ') FROM pragma_foreign_key_list(v.child) AS l WHERE l.id = v.id) AS columns, n FROM v) AS a WHERE a.n > (SELECT IFNULL(sum(b.n), 0) FROM temp.`portolan_orphans_before` AS b WHERE b.child = a.child AND b.parent = a.parent AND b.columns = a.columns);
-- fail if a foreign key has lost its parent row
DROP TABLE temp.`portolan_orphans`;
-- fail if a foreign key has lost its parent row
DROP TABLE temp.`portolan_orphans_before`;
-- make it last
COMMIT;
-- enable back the enforcement of foreign-keys constraints
PRAGMA foreign_keys = on;
