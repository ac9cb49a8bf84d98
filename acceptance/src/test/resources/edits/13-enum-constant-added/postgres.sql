-- Modify "orders" table
ALTER TABLE "orders" DROP CONSTRAINT "ck_orders_status", ADD CONSTRAINT "ck_orders_status" CHECK ((status)::text = ANY (ARRAY['PLACED'::text, 'PAID'::text, 'SENT'::text, 'CANCELLED'::text, 'RETURNED'::text]));
