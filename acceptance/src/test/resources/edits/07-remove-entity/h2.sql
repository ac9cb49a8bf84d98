-- Drop "REVIEW" table
DROP TABLE "REVIEW";
