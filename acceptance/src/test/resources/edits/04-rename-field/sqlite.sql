-- Rename a column from "name" to "fullName"
ALTER TABLE `Customer` RENAME COLUMN `name` TO `fullName`;
