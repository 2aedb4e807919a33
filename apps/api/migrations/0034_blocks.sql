CREATE TABLE "juwuye"."blocks" (
	"community_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"person_name" text NOT NULL,
	"whistle_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"until_at" timestamp(3) with time zone NOT NULL,
	"body_hash" text NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_by_name" text NOT NULL,
	"proposed_at" timestamp(3) with time zone NOT NULL,
	"settled_by" uuid,
	"settled_by_name" text,
	"settled_at" timestamp(3) with time zone,
	"confirmed" boolean,
	"settled_reason" text,
	"appealed_at" timestamp(3) with time zone,
	"appeal_reason" text,
	"ruled_by" uuid,
	"ruled_by_name" text,
	"ruled_at" timestamp(3) with time zone,
	"lifted" boolean,
	"ruling_reason" text,
	CONSTRAINT "blocks_community_id_id_pk" PRIMARY KEY("community_id","id")
);
--> statement-breakpoint
CREATE INDEX "blocks_person" ON "juwuye"."blocks" USING btree ("community_id","person_id");--> statement-breakpoint
CREATE INDEX "blocks_newest" ON "juwuye"."blocks" USING btree ("community_id","proposed_at","id");