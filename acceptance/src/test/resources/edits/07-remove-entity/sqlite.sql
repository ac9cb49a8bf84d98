-- atlas:txmode none

-- Disable the enforcement of foreign-keys constraints
PRAGMA foreign_keys = off;
-- Open a transaction: all or nothing
BEGIN IMMEDIATE;
-- Drop "Review" table
DROP TABLE `Review`;
-- Commit the transaction
COMMIT;
-- Enable back the enforcement of foreign-keys constraints
PRAGMA foreign_keys = on;
