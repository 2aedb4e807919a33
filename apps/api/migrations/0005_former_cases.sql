DROP INDEX "juwuye"."whistles_came_from";--> statement-breakpoint
DROP INDEX "juwuye"."whistles_one_join";--> statement-breakpoint
ALTER TABLE "juwuye"."whistles" ADD COLUMN "former_case_ids" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "juwuye"."whistles" DROP COLUMN "came_from";--> statement-breakpoint
CREATE INDEX "whistles_moved" ON "juwuye"."whistles" USING gin ("former_case_ids") WHERE former_case_ids <> '{}';--> statement-breakpoint
CREATE UNIQUE INDEX "whistles_one_join" ON "juwuye"."whistles" USING btree ("community_id","case_id","person_id") WHERE joined and withdrawn_at is null and former_case_ids = '{}';