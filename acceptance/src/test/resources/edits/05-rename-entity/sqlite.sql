-- Rename a table from "Product_Category" to "Product_Shelf"
ALTER TABLE `Product_Category` RENAME TO `Product_Shelf`;
-- Rename a table from "Category" to "Shelf"
ALTER TABLE `Category` RENAME TO `Shelf`;
