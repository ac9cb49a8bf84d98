-- modify "customer" table
ALTER TABLE "customer" ALTER COLUMN "registeredat" SET NOT NULL;
-- modify "review" table
ALTER TABLE "review" ALTER COLUMN "text" DROP NOT NULL;
