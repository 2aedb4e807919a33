ALTER TABLE "juwuye"."memberships" ADD COLUMN "ends_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "juwuye"."memberships" ADD COLUMN "planned" jsonb;--> statement-breakpoint
CREATE INDEX "memberships_planned" ON "juwuye"."memberships" USING btree ("ends_at") WHERE "juwuye"."memberships"."ends_at" is not null;