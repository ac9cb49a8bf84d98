-- modify "Review" table
ALTER TABLE `Review` MODIFY COLUMN `text` varchar(2000) NULL;
