DROP INDEX "juwuye"."supervisions_open";--> statement-breakpoint
ALTER TABLE "juwuye"."supervisions" ADD COLUMN "settled_at" timestamp(3) with time zone;--> statement-breakpoint
CREATE INDEX "supervisions_open" ON "juwuye"."supervisions" USING btree ("community_id","issued_at") WHERE answered_at is null and settled_at is null;--> statement-breakpoint
GRANT UPDATE (settled_at) ON "juwuye"."supervisions" TO juwuye_api;
