DROP INDEX "juwuye"."content_checks_held";--> statement-breakpoint
ALTER TABLE "juwuye"."content_checks" ADD COLUMN "case_id" uuid;--> statement-breakpoint
ALTER TABLE "juwuye"."content_checks" ADD COLUMN "seq" integer;--> statement-breakpoint
CREATE INDEX "content_checks_words" ON "juwuye"."content_checks" USING btree ("community_id","case_id") WHERE case_id is not null;--> statement-breakpoint
-- photos kept before anything was checked: a person looks at them before they are published; the owner passes the walls for that
ALTER TABLE "juwuye"."attachments" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "juwuye"."content_checks" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
INSERT INTO "juwuye"."content_checks" ("community_id", "id", "subject", "subject_id", "verdict", "at") SELECT "community_id", gen_random_uuid(), 'photo', "id", 'unchecked', "created_at" FROM "juwuye"."attachments" ON CONFLICT DO NOTHING;--> statement-breakpoint
ALTER TABLE "juwuye"."attachments" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "juwuye"."content_checks" FORCE ROW LEVEL SECURITY;
