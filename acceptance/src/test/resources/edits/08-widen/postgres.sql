-- Modify "customer" table
ALTER TABLE "customer" ALTER COLUMN "name" TYPE character varying(500);
-- Modify "orderline" table
ALTER TABLE "orderline" ALTER COLUMN "quantity" TYPE bigint;
