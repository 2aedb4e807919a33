CREATE TABLE "juwuye"."unit_owners" (
	"community_id" bigint NOT NULL,
	"unit_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"position" integer NOT NULL,
	"name_sealed" "bytea" NOT NULL,
	"phone_sealed" "bytea",
	"person_id" uuid,
	"matched_by" uuid,
	"matched_by_name" text,
	"matched_at" timestamp(3) with time zone,
	CONSTRAINT "unit_owners_community_id_unit_id_id_pk" PRIMARY KEY("community_id","unit_id","id")
);
--> statement-breakpoint
CREATE TABLE "juwuye"."units" (
	"community_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"estate_id" uuid NOT NULL,
	"building_id" uuid NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"area_cm2" integer,
	"area_source" text,
	"owners" integer NOT NULL,
	"head_key" "bytea",
	"version" integer NOT NULL,
	CONSTRAINT "units_community_id_id_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "units_name" UNIQUE("community_id","building_id","name"),
	CONSTRAINT "units_kind_check" CHECK ("juwuye"."units"."kind" in ('dwelling', 'shop', 'parking')),
	CONSTRAINT "units_source_check" CHECK ("juwuye"."units"."area_source" in ('deed', 'survey')),
	CONSTRAINT "units_area_check" CHECK (("juwuye"."units"."area_cm2" is null) = ("juwuye"."units"."area_source" is null) and "juwuye"."units"."area_cm2" > 0)
);
--> statement-breakpoint
CREATE TABLE "juwuye"."community_imports" (
	"community_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"file_hash" char(64) NOT NULL,
	"file_sealed" "bytea",
	"state" text NOT NULL,
	"failure" text,
	"rows_done" integer NOT NULL,
	"rows_total" integer NOT NULL,
	"sheets" jsonb NOT NULL,
	"faults" jsonb NOT NULL,
	"faults_total" integer NOT NULL,
	"made_by" uuid NOT NULL,
	"made_by_name" text NOT NULL,
	"made_at" timestamp(3) with time zone NOT NULL,
	"touched_at" timestamp(3) with time zone NOT NULL,
	"ended_at" timestamp(3) with time zone,
	"cancelled_by" uuid,
	"cancelled_by_name" text,
	CONSTRAINT "community_imports_community_id_id_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "community_imports_state_check" CHECK ("juwuye"."community_imports"."state" in ('reading', 'ready', 'applying', 'done', 'faulty', 'cancelled', 'failed')),
	CONSTRAINT "community_imports_failure_check" CHECK ("juwuye"."community_imports"."failure" in ('unreadable', 'tooLarge', 'empty', 'notAllowed', 'lapsed', 'broken')),
	CONSTRAINT "community_imports_file_check" CHECK ("juwuye"."community_imports"."file_sealed" is null or "juwuye"."community_imports"."state" in ('reading', 'ready', 'applying'))
);
--> statement-breakpoint
ALTER TABLE "juwuye"."administration_steps" DROP CONSTRAINT "administration_steps_step_check";--> statement-breakpoint
ALTER TABLE "juwuye"."invitations" ADD COLUMN "invited_name" text;--> statement-breakpoint
ALTER TABLE "juwuye"."invitations" ADD COLUMN "import_id" uuid;--> statement-breakpoint
ALTER TABLE "juwuye"."unit_owners" ADD CONSTRAINT "unit_owners_unit_fk" FOREIGN KEY ("community_id","unit_id") REFERENCES "juwuye"."units"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."units" ADD CONSTRAINT "units_building_fk" FOREIGN KEY ("community_id","building_id") REFERENCES "juwuye"."buildings"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."community_imports" ADD CONSTRAINT "community_imports_community_fk" FOREIGN KEY ("community_id") REFERENCES "juwuye"."communities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "unit_owners_person" ON "juwuye"."unit_owners" USING btree ("community_id","person_id") WHERE "juwuye"."unit_owners"."person_id" is not null;--> statement-breakpoint
CREATE INDEX "community_imports_by_time" ON "juwuye"."community_imports" USING btree ("community_id","made_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "community_imports_one_live" ON "juwuye"."community_imports" USING btree ("community_id") WHERE "juwuye"."community_imports"."state" in ('reading', 'ready', 'applying');--> statement-breakpoint
CREATE INDEX "invitations_import" ON "juwuye"."invitations" USING btree ("community_id","import_id") WHERE "juwuye"."invitations"."import_id" is not null;--> statement-breakpoint
ALTER TABLE "juwuye"."administration_steps" ADD CONSTRAINT "administration_steps_step_check" CHECK ("juwuye"."administration_steps"."step" in ('communityOpened', 'estateAdded', 'partyAdded', 'buildingAdded', 'placeAdded', 'estateRenamed', 'buildingRenamed', 'placeRenamed', 'partyChanged', 'deskPhoneChanged', 'onCallChanged', 'invited', 'invitedAgain', 'invitationRevoked', 'invitationAccepted', 'homeCodesMade', 'homeCodesRevoked', 'communityImported', 'rollTaken', 'unitCorrected', 'ownerMatched', 'ownerUnmatched'));