-- Make sure that every value of column "INITIALS" on table: "CUSTOMER" fits
SELECT CAST('CUSTOMER.INITIALS has rows without a value: ' || n AS integer) FROM (SELECT COUNT(*) AS n FROM "CUSTOMER" WHERE (upper(substr(name, 1, 1))) IS NULL) WHERE n > 0;
-- Make sure that every value of column "INITIALS" on table: "CUSTOMER" fits
SELECT CAST('CUSTOMER.INITIALS has values that do not fit varchar(8): ' || n AS integer) FROM (SELECT COUNT(*) AS n FROM "CUSTOMER" WHERE CHAR_LENGTH(upper(substr(name, 1, 1))) > 8) WHERE n > 0;
-- Modify "CUSTOMER" table
ALTER TABLE "CUSTOMER" ADD COLUMN "INITIALS" varchar(8) NOT NULL USING upper(substr(name, 1, 1));
