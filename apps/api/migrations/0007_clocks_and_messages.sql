CREATE TABLE "juwuye"."dead_letters" (
	"community_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"queue" text NOT NULL,
	"data" jsonb NOT NULL,
	"error" text NOT NULL,
	"died_at" timestamp(3) with time zone NOT NULL,
	"resent_at" timestamp(3) with time zone,
	"resent_by" uuid,
	CONSTRAINT "dead_letters_community_id_id_pk" PRIMARY KEY("community_id","id")
);
--> statement-breakpoint
CREATE TABLE "juwuye"."supervisions" (
	"community_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"level" smallint NOT NULL,
	"clock_kind" text,
	"clock_subject_id" uuid,
	"clock_run" smallint,
	"demand" text NOT NULL,
	"answer_by" timestamp(3) with time zone,
	"issued_by" uuid,
	"body" text NOT NULL,
	"issued_at" timestamp(3) with time zone NOT NULL,
	"answered_at" timestamp(3) with time zone,
	"answered_by" uuid,
	"answered_name" text,
	"answer" text,
	CONSTRAINT "supervisions_community_id_id_pk" PRIMARY KEY("community_id","id")
);
--> statement-breakpoint
CREATE TABLE "juwuye"."urgings" (
	"community_id" bigint NOT NULL,
	"case_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"day" text NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "urgings_community_id_case_id_person_id_day_pk" PRIMARY KEY("community_id","case_id","person_id","day")
);
--> statement-breakpoint
CREATE TABLE "juwuye"."community_policies" (
	"community_id" bigint NOT NULL,
	"edition" integer NOT NULL,
	"policy" jsonb NOT NULL,
	"changed_by" uuid NOT NULL,
	"changed_by_name" text NOT NULL,
	"reason" text NOT NULL,
	"changed_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "community_policies_community_id_edition_pk" PRIMARY KEY("community_id","edition")
);
--> statement-breakpoint
CREATE TABLE "juwuye"."content_checks" (
	"community_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"subject" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"verdict" text NOT NULL,
	"label" integer,
	"at" timestamp(3) with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp(3) with time zone,
	"decision" text,
	"reason" text,
	CONSTRAINT "content_checks_community_id_subject_subject_id_pk" PRIMARY KEY("community_id","subject","subject_id")
);
--> statement-breakpoint
CREATE TABLE "juwuye"."external_refs" (
	"external_id" text PRIMARY KEY NOT NULL,
	"tenant_id" text NOT NULL,
	"subject" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "juwuye"."deliveries" (
	"community_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"person_id" uuid NOT NULL,
	"message_id" uuid,
	"template" text NOT NULL,
	"urgent" boolean NOT NULL,
	"state" text NOT NULL,
	"due_at" timestamp(3) with time zone NOT NULL,
	"attempts" smallint NOT NULL,
	"folds" integer NOT NULL,
	"error" text,
	"updated_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "deliveries_community_id_id_created_at_pk" PRIMARY KEY("community_id","id","created_at")
) PARTITION BY RANGE ("created_at");
--> statement-breakpoint
CREATE TABLE "juwuye"."deliveries_default" PARTITION OF "juwuye"."deliveries" DEFAULT;
--> statement-breakpoint
CREATE TABLE "juwuye"."message_settings" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"off" text[] NOT NULL,
	"updated_at" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "juwuye"."messages" (
	"community_id" bigint NOT NULL,
	"person_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"case_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"audience" text NOT NULL,
	"data" jsonb NOT NULL,
	"urgent" boolean NOT NULL,
	"read_at" timestamp(3) with time zone,
	CONSTRAINT "messages_community_id_person_id_id_created_at_pk" PRIMARY KEY("community_id","person_id","id","created_at")
) PARTITION BY RANGE ("created_at");
--> statement-breakpoint
CREATE TABLE "juwuye"."messages_default" PARTITION OF "juwuye"."messages" DEFAULT;
--> statement-breakpoint
CREATE TABLE "juwuye"."subscribe_grants" (
	"person_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"template_id" text NOT NULL,
	"source" text NOT NULL,
	"granted_at" timestamp(3) with time zone NOT NULL,
	"matched_at" timestamp(3) with time zone,
	"delivery_id" uuid,
	"spent_at" timestamp(3) with time zone,
	"msg_id" text,
	"confirmed_at" timestamp(3) with time zone,
	"revoked_at" timestamp(3) with time zone,
	CONSTRAINT "subscribe_grants_person_id_id_pk" PRIMARY KEY("person_id","id")
);
--> statement-breakpoint
CREATE TABLE "juwuye"."wechat_accounts" (
	"person_id" uuid NOT NULL,
	"app_id" text NOT NULL,
	"openid" text NOT NULL,
	"updated_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "wechat_accounts_person_id_app_id_pk" PRIMARY KEY("person_id","app_id")
);
--> statement-breakpoint
CREATE TABLE "juwuye"."wechat_pushes" (
	"key" char(64) PRIMARY KEY NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
DROP INDEX "juwuye"."case_clocks_due";--> statement-breakpoint
ALTER TABLE "juwuye"."case_clocks" ADD COLUMN "chase_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "juwuye"."case_clocks" ADD COLUMN "chased" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "juwuye"."case_clocks" ADD COLUMN "paused_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "juwuye"."case_clocks" ADD COLUMN "paused_until" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "juwuye"."cases" ADD COLUMN "on_book_since" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "juwuye"."cases" ADD COLUMN "on_book_until" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "juwuye"."cases" ADD COLUMN "on_book_reason" text;--> statement-breakpoint
ALTER TABLE "juwuye"."cases" ADD COLUMN "urge_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "juwuye"."supervisions" ADD CONSTRAINT "supervisions_case" FOREIGN KEY ("community_id","case_id") REFERENCES "juwuye"."cases"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."urgings" ADD CONSTRAINT "urgings_case" FOREIGN KEY ("community_id","case_id") REFERENCES "juwuye"."cases"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."community_policies" ADD CONSTRAINT "community_policies_community_fk" FOREIGN KEY ("community_id") REFERENCES "juwuye"."communities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "dead_letters_waiting" ON "juwuye"."dead_letters" USING btree ("community_id","died_at") WHERE resent_at is null;--> statement-breakpoint
CREATE INDEX "supervisions_by_case" ON "juwuye"."supervisions" USING btree ("community_id","case_id");--> statement-breakpoint
CREATE INDEX "supervisions_open" ON "juwuye"."supervisions" USING btree ("community_id","issued_at") WHERE answered_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "supervisions_once" ON "juwuye"."supervisions" USING btree ("community_id","case_id","clock_kind","clock_subject_id","clock_run","level") WHERE clock_kind is not null;--> statement-breakpoint
CREATE INDEX "content_checks_id" ON "juwuye"."content_checks" USING btree ("community_id","id");--> statement-breakpoint
CREATE INDEX "content_checks_held" ON "juwuye"."content_checks" USING btree ("community_id","at") WHERE verdict <> 'passed' and decision is distinct from 'pass';--> statement-breakpoint
CREATE INDEX "deliveries_due" ON "juwuye"."deliveries" USING btree ("due_at") WHERE state in ('waiting', 'digest');--> statement-breakpoint
CREATE INDEX "deliveries_by_person" ON "juwuye"."deliveries" USING btree ("community_id","person_id","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "messages_unread" ON "juwuye"."messages" USING btree ("community_id","person_id") WHERE read_at is null;--> statement-breakpoint
CREATE INDEX "messages_by_time" ON "juwuye"."messages" USING btree ("community_id","person_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "subscribe_grants_open" ON "juwuye"."subscribe_grants" USING btree ("person_id","template_id","granted_at") WHERE spent_at is null and revoked_at is null;--> statement-breakpoint
CREATE INDEX "subscribe_grants_delivery" ON "juwuye"."subscribe_grants" USING btree ("person_id","delivery_id") WHERE delivery_id is not null;--> statement-breakpoint
CREATE INDEX "wechat_pushes_received" ON "juwuye"."wechat_pushes" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "case_clocks_chase" ON "juwuye"."case_clocks" USING btree ("chase_at") WHERE stopped_at is null and chase_at is not null;--> statement-breakpoint
-- clocks that run already: the sweep looks at each once and sets its real next time; the owner passes the wall for that
ALTER TABLE "juwuye"."case_clocks" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
UPDATE "juwuye"."case_clocks" SET "chase_at" = "started_at" WHERE "stopped_at" IS NULL;--> statement-breakpoint
ALTER TABLE "juwuye"."case_clocks" FORCE ROW LEVEL SECURITY;
