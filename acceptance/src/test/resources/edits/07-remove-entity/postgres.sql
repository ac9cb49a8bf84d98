-- Drop "review" table
DROP TABLE "review";
