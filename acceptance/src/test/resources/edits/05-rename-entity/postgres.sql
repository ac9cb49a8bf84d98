-- Rename a table from "product_category" to "product_shelf"
ALTER TABLE "product_category" RENAME TO "product_shelf";
-- Rename a table from "category" to "shelf"
ALTER TABLE "category" RENAME TO "shelf";
-- Rename a constraint from "pk_product_category" to "pk_product_shelf"
ALTER TABLE "product_shelf" RENAME CONSTRAINT "pk_product_category" TO "pk_product_shelf";
-- Rename a constraint from "fk_product_category_categories_id" to "fk_product_shelf_categories_id"
ALTER TABLE "product_shelf" RENAME CONSTRAINT "fk_product_category_categories_id" TO "fk_product_shelf_categories_id";
-- Rename a constraint from "fk_product_category_product_id" to "fk_product_shelf_product_id"
ALTER TABLE "product_shelf" RENAME CONSTRAINT "fk_product_category_product_id" TO "fk_product_shelf_product_id";
-- Rename a constraint from "pk_category" to "pk_shelf"
ALTER TABLE "shelf" RENAME CONSTRAINT "pk_category" TO "pk_shelf";
-- Rename a constraint from "uk_category_name" to "uk_shelf_name"
ALTER TABLE "shelf" RENAME CONSTRAINT "uk_category_name" TO "uk_shelf_name";
-- Rename a constraint from "fk_category_parent_id" to "fk_shelf_parent_id"
ALTER TABLE "shelf" RENAME CONSTRAINT "fk_category_parent_id" TO "fk_shelf_parent_id";
