-- make sure that no value of column "name" on table: "customer" is lost
SELECT ('a value of customer.name does not fit character varying(255): ' || "name"::text)::integer FROM "customer" WHERE length("name") > 255 LIMIT 1;
-- modify "customer" table
ALTER TABLE "customer" ALTER COLUMN "name" TYPE character varying(255);
-- modify "orderline" table
ALTER TABLE "orderline" ALTER COLUMN "quantity" TYPE integer;
