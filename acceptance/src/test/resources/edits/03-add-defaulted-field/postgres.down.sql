-- modify "product" table
ALTER TABLE "product" DROP COLUMN "currency";
