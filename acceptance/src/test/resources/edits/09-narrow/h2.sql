-- Make sure that every value of column "TEXT" on table: "REVIEW" fits
SELECT CAST('REVIEW.TEXT has values that do not fit varchar(500): ' || n AS integer) FROM (SELECT COUNT(*) AS n FROM "REVIEW" WHERE CHAR_LENGTH("TEXT") > 500) WHERE n > 0;
-- Modify "REVIEW" table
ALTER TABLE "REVIEW" ALTER COLUMN "TEXT" SET DATA TYPE varchar(500);
