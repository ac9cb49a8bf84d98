-- rename a table from "Shelf" to "Category"
ALTER TABLE `Shelf` RENAME TO `Category`;
-- rename a table from "Product_Shelf" to "Product_Category"
ALTER TABLE `Product_Shelf` RENAME TO `Product_Category`;
