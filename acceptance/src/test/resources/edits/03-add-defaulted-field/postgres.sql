-- Modify "product" table
ALTER TABLE "product" ADD COLUMN "currency" character varying(3) NOT NULL DEFAULT 'EUR';
