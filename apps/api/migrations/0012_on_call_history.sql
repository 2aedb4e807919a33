DROP INDEX "juwuye"."dead_letters_waiting";--> statement-breakpoint
ALTER TABLE "juwuye"."community_policies" ADD COLUMN "on_call" jsonb;--> statement-breakpoint
CREATE INDEX "dead_letters_by_time" ON "juwuye"."dead_letters" USING btree ("community_id","died_at","id");