-- atlas:txmode none

-- Disable the enforcement of foreign-keys constraints
PRAGMA foreign_keys = off;
-- All or nothing
BEGIN IMMEDIATE;
-- Drop "Review" table
DROP TABLE `Review`;
-- Make it last
COMMIT;
-- Enable back the enforcement of foreign-keys constraints
PRAGMA foreign_keys = on;
