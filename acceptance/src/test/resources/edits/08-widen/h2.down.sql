-- make sure that every value of column "NAME" on table: "CUSTOMER" fits
SELECT CAST('CUSTOMER.NAME has values that do not fit varchar(255): ' || n AS integer) FROM (SELECT COUNT(*) AS n FROM "CUSTOMER" WHERE CHAR_LENGTH("NAME") > 255) WHERE n > 0;
-- make sure that every value of column "QUANTITY" on table: "ORDERLINE" fits
SELECT CAST('ORDERLINE.QUANTITY has values that do not fit integer: ' || n AS integer) FROM (SELECT COUNT(*) AS n FROM "ORDERLINE" WHERE CAST(CAST("QUANTITY" AS integer) AS bigint) IS DISTINCT FROM "QUANTITY") WHERE n > 0;
-- modify "CUSTOMER" table
ALTER TABLE "CUSTOMER" ALTER COLUMN "NAME" SET DATA TYPE varchar(255);
-- modify "ORDERLINE" table
ALTER TABLE "ORDERLINE" ALTER COLUMN "QUANTITY" SET DATA TYPE integer USING CAST("QUANTITY" AS integer);
