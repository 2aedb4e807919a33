CREATE TABLE "juwuye"."community_daily" (
	"community_id" bigint NOT NULL,
	"day" text NOT NULL,
	"figure_class" text NOT NULL,
	"estate_id" uuid NOT NULL,
	"whistles" integer NOT NULL,
	"joined" integer NOT NULL,
	"due" integer NOT NULL,
	"in_time" integer NOT NULL,
	"asked" integer NOT NULL,
	"answered" integer NOT NULL,
	"solved" integer NOT NULL,
	"content" integer NOT NULL,
	"placed" integer NOT NULL,
	"recurred" integer NOT NULL,
	"hours" integer[] NOT NULL,
	CONSTRAINT "community_daily_community_id_day_figure_class_estate_id_pk" PRIMARY KEY("community_id","day","figure_class","estate_id"),
	CONSTRAINT "community_daily_class_check" CHECK ("juwuye"."community_daily"."figure_class" in ('major', 'hard', 'urgent', 'minor', 'private', 'unclassed'))
);
--> statement-breakpoint
CREATE TABLE "juwuye"."community_roll_ups" (
	"community_id" bigint NOT NULL,
	"up_to" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "community_roll_ups_community_id_pk" PRIMARY KEY("community_id")
);
--> statement-breakpoint
CREATE TABLE "juwuye"."complaint_counts" (
	"community_id" bigint NOT NULL,
	"month" text NOT NULL,
	"source" text NOT NULL,
	"complaints" integer NOT NULL,
	"entered_by" uuid NOT NULL,
	"entered_by_name" text NOT NULL,
	"entered_at" timestamp(3) with time zone NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "complaint_counts_community_id_month_source_pk" PRIMARY KEY("community_id","month","source"),
	CONSTRAINT "complaint_counts_source_check" CHECK ("juwuye"."complaint_counts"."source" in ('hotline12345', 'letter', 'visit'))
);
--> statement-breakpoint
ALTER TABLE "juwuye"."community_daily" ADD CONSTRAINT "community_daily_community_fk" FOREIGN KEY ("community_id") REFERENCES "juwuye"."communities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."community_roll_ups" ADD CONSTRAINT "community_roll_ups_community_fk" FOREIGN KEY ("community_id") REFERENCES "juwuye"."communities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."complaint_counts" ADD CONSTRAINT "complaint_counts_community_fk" FOREIGN KEY ("community_id") REFERENCES "juwuye"."communities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "case_clocks_respond" ON "juwuye"."case_clocks" USING btree ("community_id","due_at") WHERE kind = 'respond';