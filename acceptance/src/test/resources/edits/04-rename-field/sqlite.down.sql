-- rename a column from "fullName" to "name"
ALTER TABLE `Customer` RENAME COLUMN `fullName` TO `name`;
