-- Modify "Review" table
ALTER TABLE `Review` MODIFY COLUMN `text` varchar(500) NULL;
