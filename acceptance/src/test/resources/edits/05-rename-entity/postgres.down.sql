-- rename a table from "shelf" to "category"
ALTER TABLE "shelf" RENAME TO "category";
-- rename a table from "product_shelf" to "product_category"
ALTER TABLE "product_shelf" RENAME TO "product_category";
-- rename a constraint from "pk_shelf" to "pk_category"
ALTER TABLE "category" RENAME CONSTRAINT "pk_shelf" TO "pk_category";
-- rename a constraint from "uk_shelf_name" to "uk_category_name"
ALTER TABLE "category" RENAME CONSTRAINT "uk_shelf_name" TO "uk_category_name";
-- rename a constraint from "fk_shelf_parent_id" to "fk_category_parent_id"
ALTER TABLE "category" RENAME CONSTRAINT "fk_shelf_parent_id" TO "fk_category_parent_id";
-- rename a constraint from "pk_product_shelf" to "pk_product_category"
ALTER TABLE "product_category" RENAME CONSTRAINT "pk_product_shelf" TO "pk_product_category";
-- rename a constraint from "fk_product_shelf_categories_id" to "fk_product_category_categories_id"
ALTER TABLE "product_category" RENAME CONSTRAINT "fk_product_shelf_categories_id" TO "fk_product_category_categories_id";
-- rename a constraint from "fk_product_shelf_product_id" to "fk_product_category_product_id"
ALTER TABLE "product_category" RENAME CONSTRAINT "fk_product_shelf_product_id" TO "fk_product_category_product_id";
