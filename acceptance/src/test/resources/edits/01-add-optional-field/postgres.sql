-- Modify "customer" table
ALTER TABLE "customer" ADD COLUMN "phone" character varying(30) NULL;
