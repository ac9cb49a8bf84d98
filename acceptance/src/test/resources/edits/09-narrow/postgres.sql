-- Make sure that no value of column "text" on table: "review" is lost
SELECT ('a value of review.text does not fit character varying(500): ' || "text"::text)::integer FROM "review" WHERE length("text") > 500 LIMIT 1;
-- Modify "review" table
ALTER TABLE "review" ALTER COLUMN "text" TYPE character varying(500);
