CREATE TABLE "juwuye"."consents" (
	"person_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"matter" text NOT NULL,
	"given" boolean NOT NULL,
	"about" text NOT NULL,
	CONSTRAINT "consents_person_id_id_pk" PRIMARY KEY("person_id","id")
);
--> statement-breakpoint
CREATE TABLE "juwuye"."data_exports" (
	"person_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"asked_at" timestamp(3) with time zone NOT NULL,
	"expires_at" timestamp(3) with time zone NOT NULL,
	"taken_at" timestamp(3) with time zone,
	CONSTRAINT "data_exports_person_id_id_pk" PRIMARY KEY("person_id","id")
);
--> statement-breakpoint
CREATE TABLE "juwuye"."neighbour_consents" (
	"community_id" bigint NOT NULL,
	"neighbour_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"matter" text NOT NULL,
	"given" boolean NOT NULL,
	"kind" text,
	"whistle_id" uuid,
	"noted_by" uuid NOT NULL,
	CONSTRAINT "neighbour_consents_community_id_neighbour_id_id_pk" PRIMARY KEY("community_id","neighbour_id","id"),
	CONSTRAINT "neighbour_consents_kind_check" CHECK ("juwuye"."neighbour_consents"."kind" in ('spoken', 'written', 'family'))
);
--> statement-breakpoint
CREATE TABLE "juwuye"."sensitive_views" (
	"community_id" bigint NOT NULL,
	"subject_person_id" uuid NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"id" uuid NOT NULL,
	"viewer_id" uuid NOT NULL,
	"viewer_family" text NOT NULL,
	"viewer_role" text NOT NULL,
	"what" text NOT NULL,
	"case_id" uuid NOT NULL,
	CONSTRAINT "sensitive_views_community_id_subject_person_id_at_id_pk" PRIMARY KEY("community_id","subject_person_id","at","id")
) PARTITION BY RANGE ("at");
--> statement-breakpoint
CREATE TABLE "juwuye"."sensitive_views_default" PARTITION OF "juwuye"."sensitive_views" DEFAULT;
--> statement-breakpoint
ALTER TABLE "juwuye"."neighbour_consents" ADD CONSTRAINT "neighbour_consents_neighbour_fk" FOREIGN KEY ("community_id","neighbour_id") REFERENCES "juwuye"."neighbours"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "consents_latest" ON "juwuye"."consents" USING btree ("person_id","matter","at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "data_exports_token" ON "juwuye"."data_exports" USING btree ("person_id","token_hash");--> statement-breakpoint
CREATE INDEX "sensitive_views_by_viewer" ON "juwuye"."sensitive_views" USING btree ("community_id","case_id","viewer_id","at");