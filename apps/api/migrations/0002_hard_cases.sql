CREATE TABLE "juwuye"."case_refusals" (
	"community_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"party_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"words" text NOT NULL,
	"right_party_id" uuid,
	"right_name" text NOT NULL,
	"refused_at" timestamp(3) with time zone NOT NULL,
	"settled_at" timestamp(3) with time zone,
	CONSTRAINT "case_refusals_community_id_id_pk" PRIMARY KEY("community_id","id")
);
--> statement-breakpoint
CREATE TABLE "juwuye"."case_rulings" (
	"community_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"matter" text NOT NULL,
	"person_id" uuid,
	"reason" text NOT NULL,
	"body_kind" text NOT NULL,
	"body_party_id" uuid,
	"asked_at" timestamp(3) with time zone NOT NULL,
	"due_at" timestamp(3) with time zone NOT NULL,
	"ruled_at" timestamp(3) with time zone,
	"outcome" text,
	"ruling" text,
	CONSTRAINT "case_rulings_community_id_id_pk" PRIMARY KEY("community_id","id")
);
--> statement-breakpoint
CREATE TABLE "juwuye"."case_talks" (
	"community_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"topic" text NOT NULL,
	"from_state" text NOT NULL,
	"convener_id" uuid NOT NULL,
	"convener_name" text NOT NULL,
	"started_at" timestamp(3) with time zone NOT NULL,
	"ended_at" timestamp(3) with time zone,
	"people" jsonb NOT NULL,
	"agreed" text NOT NULL,
	"nodes" jsonb NOT NULL,
	CONSTRAINT "case_talks_community_id_id_pk" PRIMARY KEY("community_id","id")
);
--> statement-breakpoint
CREATE TABLE "juwuye"."page_reports" (
	"community_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"publication_id" uuid NOT NULL,
	"person_id" uuid,
	"reason" text NOT NULL,
	"reported_at" timestamp(3) with time zone NOT NULL,
	"answered_at" timestamp(3) with time zone,
	"answer" text,
	CONSTRAINT "page_reports_community_id_id_pk" PRIMARY KEY("community_id","id")
);
--> statement-breakpoint
CREATE TABLE "juwuye"."recorded_entries" (
	"community_id" bigint NOT NULL,
	"case_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"party_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"official" text NOT NULL,
	"day" text NOT NULL,
	CONSTRAINT "recorded_entries_community_id_case_id_seq_pk" PRIMARY KEY("community_id","case_id","seq")
);
--> statement-breakpoint
DROP INDEX "juwuye"."whistles_one_join";--> statement-breakpoint
DROP INDEX "juwuye"."publications_round";--> statement-breakpoint
ALTER TABLE "juwuye"."cases" ADD COLUMN "declined_by" uuid;--> statement-breakpoint
ALTER TABLE "juwuye"."cases" ADD COLUMN "declined_by_party_id" uuid;--> statement-breakpoint
ALTER TABLE "juwuye"."cases" ADD COLUMN "declined_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "juwuye"."cases" ADD COLUMN "merged_into_id" uuid;--> statement-breakpoint
ALTER TABLE "juwuye"."cases" ADD COLUMN "unsolved_reason" text;--> statement-breakpoint
ALTER TABLE "juwuye"."cases" ADD COLUMN "unsolved_words" text;--> statement-breakpoint
ALTER TABLE "juwuye"."cases" ADD COLUMN "unsolved_by" text;--> statement-breakpoint
ALTER TABLE "juwuye"."cases" ADD COLUMN "concluded_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "juwuye"."cases" ADD COLUMN "publicity_held_ms" bigint;--> statement-breakpoint
ALTER TABLE "juwuye"."cases" ADD COLUMN "page_hidden_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "juwuye"."cases" ADD COLUMN "page_hidden_reason" text;--> statement-breakpoint
ALTER TABLE "juwuye"."cases" ADD COLUMN "town_asked_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "juwuye"."pending_acts" ADD COLUMN "body_kind" text;--> statement-breakpoint
ALTER TABLE "juwuye"."pending_acts" ADD COLUMN "body_party_id" uuid;--> statement-breakpoint
ALTER TABLE "juwuye"."whistles" ADD COLUMN "came_from" uuid;--> statement-breakpoint
ALTER TABLE "juwuye"."publications" ADD COLUMN "edition" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "juwuye"."publications" ADD COLUMN "hidden_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "juwuye"."case_refusals" ADD CONSTRAINT "case_refusals_case" FOREIGN KEY ("community_id","case_id") REFERENCES "juwuye"."cases"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."case_rulings" ADD CONSTRAINT "case_rulings_case" FOREIGN KEY ("community_id","case_id") REFERENCES "juwuye"."cases"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."case_talks" ADD CONSTRAINT "case_talks_case" FOREIGN KEY ("community_id","case_id") REFERENCES "juwuye"."cases"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."page_reports" ADD CONSTRAINT "page_reports_case" FOREIGN KEY ("community_id","case_id") REFERENCES "juwuye"."cases"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."recorded_entries" ADD CONSTRAINT "recorded_entries_case" FOREIGN KEY ("community_id","case_id") REFERENCES "juwuye"."cases"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "case_refusals_by_case" ON "juwuye"."case_refusals" USING btree ("community_id","case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "case_refusals_one_open" ON "juwuye"."case_refusals" USING btree ("community_id","case_id","party_id") WHERE settled_at is null;--> statement-breakpoint
CREATE INDEX "case_rulings_by_case" ON "juwuye"."case_rulings" USING btree ("community_id","case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "case_rulings_one_lead" ON "juwuye"."case_rulings" USING btree ("community_id","case_id") WHERE matter = 'lead' and ruled_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "case_talks_one_open" ON "juwuye"."case_talks" USING btree ("community_id","case_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "case_talks_by_case" ON "juwuye"."case_talks" USING btree ("community_id","case_id");--> statement-breakpoint
CREATE INDEX "page_reports_by_case" ON "juwuye"."page_reports" USING btree ("community_id","case_id");--> statement-breakpoint
CREATE UNIQUE INDEX "page_reports_once" ON "juwuye"."page_reports" USING btree ("community_id","publication_id","person_id") WHERE answered_at is null;--> statement-breakpoint
CREATE INDEX "cases_merged_into" ON "juwuye"."cases" USING btree ("community_id","merged_into_id") WHERE merged_into_id is not null;--> statement-breakpoint
CREATE INDEX "whistles_came_from" ON "juwuye"."whistles" USING btree ("community_id","came_from") WHERE came_from is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "whistles_one_join" ON "juwuye"."whistles" USING btree ("community_id","case_id","person_id") WHERE joined and withdrawn_at is null and came_from is null;--> statement-breakpoint
CREATE UNIQUE INDEX "publications_round" ON "juwuye"."publications" USING btree ("community_id","case_id","round","edition");