-- make sure that every value of column "STATUS" on table: "ORDERS" fits
SELECT CAST('ORDERS.STATUS has values that do not fit enum(''CANCELLED'', ''PAID'', ''PLACED'', ''SENT''): ' || n AS integer) FROM (SELECT COUNT(*) AS n FROM "ORDERS" WHERE CAST("STATUS" AS varchar) NOT IN ('CANCELLED', 'PAID', 'PLACED', 'SENT')) WHERE n > 0;
-- modify "ORDERS" table
ALTER TABLE "ORDERS" ALTER COLUMN "STATUS" SET DATA TYPE enum('CANCELLED', 'PAID', 'PLACED', 'SENT');
