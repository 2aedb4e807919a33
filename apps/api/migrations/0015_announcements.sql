ALTER TABLE "juwuye"."outbox" ALTER COLUMN "case_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "juwuye"."outbox" ALTER COLUMN "seq" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "juwuye"."messages" ALTER COLUMN "case_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "juwuye"."messages" ALTER COLUMN "audience" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "juwuye"."outbox" ADD COLUMN "announcement" jsonb;--> statement-breakpoint
ALTER TABLE "juwuye"."outbox" ADD CONSTRAINT "outbox_event_or_announcement" CHECK ((case_id is null) = (announcement is not null) and (case_id is null) = (seq is null));--> statement-breakpoint
ALTER TABLE "juwuye"."messages" ADD CONSTRAINT "messages_audience_of_case" CHECK ((case_id is null) = (audience is null));