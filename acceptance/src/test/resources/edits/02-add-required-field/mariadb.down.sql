-- modify "Customer" table
ALTER TABLE `Customer` DROP COLUMN `initials`;
