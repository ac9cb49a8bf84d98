-- modify "review" table
ALTER TABLE "review" ALTER COLUMN "text" TYPE character varying(2000);
