-- Drop "Review" table
DROP TABLE `Review`;
