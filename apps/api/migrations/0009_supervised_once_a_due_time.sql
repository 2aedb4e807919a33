DROP INDEX "juwuye"."supervisions_once";--> statement-breakpoint
ALTER TABLE "juwuye"."supervisions" ADD COLUMN "clock_due_at" timestamp(3) with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "supervisions_once" ON "juwuye"."supervisions" USING btree ("community_id","case_id","clock_kind","clock_subject_id","clock_run","clock_due_at","level") WHERE clock_kind is not null;