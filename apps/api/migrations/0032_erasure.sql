CREATE TABLE "juwuye"."erasures" (
	"community_id" bigint NOT NULL,
	"person_id" uuid NOT NULL,
	"asked_at" timestamp(3) with time zone NOT NULL,
	"done_at" timestamp(3) with time zone,
	CONSTRAINT "erasures_community_id_person_id_pk" PRIMARY KEY("community_id","person_id")
);
--> statement-breakpoint
CREATE INDEX "erasures_open" ON "juwuye"."erasures" USING btree ("asked_at","done_at");--> statement-breakpoint
CREATE INDEX "case_participants_by_person" ON "juwuye"."case_participants" USING btree ("community_id","person_id");