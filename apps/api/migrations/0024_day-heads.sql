CREATE TABLE "juwuye"."day_heads" (
	"community_id" bigint NOT NULL,
	"day" text NOT NULL,
	"root" char(64) NOT NULL,
	"previous_hash" char(64) NOT NULL,
	"hash" char(64) NOT NULL,
	"made_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "day_heads_community_id_day_pk" PRIMARY KEY("community_id","day")
);
--> statement-breakpoint
CREATE TABLE "juwuye"."publication_records" (
	"community_id" bigint NOT NULL,
	"publication_id" uuid NOT NULL,
	"events" jsonb NOT NULL,
	"head_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "publication_records_community_id_publication_id_pk" PRIMARY KEY("community_id","publication_id")
);
--> statement-breakpoint
ALTER TABLE "juwuye"."day_heads" ADD CONSTRAINT "day_heads_community_fk" FOREIGN KEY ("community_id") REFERENCES "juwuye"."communities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "case_events_by_time" ON "juwuye"."case_events" USING btree ("community_id","at");