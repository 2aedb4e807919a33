CREATE TABLE "juwuye"."home_code_attempts" (
	"community_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "home_code_attempts_community_id_id_pk" PRIMARY KEY("community_id","id")
);
--> statement-breakpoint
CREATE TABLE "juwuye"."home_code_batches" (
	"community_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"estate_id" uuid NOT NULL,
	"building_id" uuid NOT NULL,
	"codes" integer NOT NULL,
	"made_by" uuid NOT NULL,
	"made_by_name" text NOT NULL,
	"made_at" timestamp(3) with time zone NOT NULL,
	"ends_at" timestamp(3) with time zone NOT NULL,
	"revoked_at" timestamp(3) with time zone,
	"revoked_by" uuid,
	"revoked_by_name" text,
	CONSTRAINT "home_code_batches_community_id_id_pk" PRIMARY KEY("community_id","id")
);
--> statement-breakpoint
CREATE TABLE "juwuye"."home_codes" (
	"community_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"used_at" timestamp(3) with time zone,
	"used_by" uuid,
	CONSTRAINT "home_codes_community_id_id_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "home_codes_code" UNIQUE("community_id","code_hash")
);
--> statement-breakpoint
CREATE TABLE "juwuye"."administration_steps" (
	"community_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"step" text NOT NULL,
	"person_id" uuid NOT NULL,
	"person_name" text NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"about" text NOT NULL,
	CONSTRAINT "administration_steps_community_id_id_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "administration_steps_step_check" CHECK ("juwuye"."administration_steps"."step" in ('communityOpened', 'estateAdded', 'partyAdded', 'invited', 'invitedAgain', 'invitationRevoked', 'invitationAccepted', 'homeCodesMade', 'homeCodesRevoked'))
);
--> statement-breakpoint
CREATE TABLE "juwuye"."invitation_uses" (
	"community_id" bigint NOT NULL,
	"invitation_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"person_name" text NOT NULL,
	"membership_id" uuid NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "invitation_uses_community_id_invitation_id_person_id_pk" PRIMARY KEY("community_id","invitation_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "juwuye"."invitations" (
	"community_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"role" text NOT NULL,
	"party_id" uuid,
	"office" text,
	"estate_id" uuid,
	"looks_after" jsonb NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"uses" integer NOT NULL,
	"used" integer NOT NULL,
	"made_by" uuid NOT NULL,
	"made_by_name" text NOT NULL,
	"made_at" timestamp(3) with time zone NOT NULL,
	"ends_at" timestamp(3) with time zone NOT NULL,
	"revoked_at" timestamp(3) with time zone,
	"revoked_by" uuid,
	"revoked_by_name" text,
	CONSTRAINT "invitations_community_id_id_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "invitations_code" UNIQUE("community_id","code_hash"),
	CONSTRAINT "invitations_role_check" CHECK ("juwuye"."invitations"."role" in ('resident', 'buildingHead', 'rotaPartyMember', 'socialWorker', 'secretary', 'propertyStaff', 'ownersCommitteeMember', 'councilMember', 'coreMember', 'deliberationMember', 'ngoMember', 'departmentOfficer')),
	CONSTRAINT "invitations_office_check" CHECK ("juwuye"."invitations"."office" in ('chair', 'deputy'))
);
--> statement-breakpoint
CREATE TABLE "juwuye"."region_invitations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"region_id" uuid NOT NULL,
	"role" text NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"made_at" timestamp(3) with time zone NOT NULL,
	"ends_at" timestamp(3) with time zone NOT NULL,
	"used_at" timestamp(3) with time zone,
	"revoked_at" timestamp(3) with time zone,
	CONSTRAINT "region_invitations_code_hash_unique" UNIQUE("code_hash"),
	CONSTRAINT "region_invitations_role_check" CHECK ("juwuye"."region_invitations"."role" in ('townOfficer', 'cityOfficer'))
);
--> statement-breakpoint
ALTER TABLE "juwuye"."communities" DROP CONSTRAINT "communities_short_name_unique";--> statement-breakpoint
ALTER TABLE "juwuye"."communities" ADD COLUMN "city_id" uuid;--> statement-breakpoint
-- walls stand against the owner too: without this the update would find no row
ALTER TABLE "juwuye"."communities" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "juwuye"."regions" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
UPDATE "juwuye"."communities" AS c SET "city_id" = coalesce(r."parent_id", r."id") FROM "juwuye"."regions" AS r WHERE r."id" = c."region_id";--> statement-breakpoint
ALTER TABLE "juwuye"."communities" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "juwuye"."regions" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "juwuye"."communities" ALTER COLUMN "city_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "juwuye"."home_code_batches" ADD CONSTRAINT "home_code_batches_building_fk" FOREIGN KEY ("community_id","building_id") REFERENCES "juwuye"."buildings"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."home_codes" ADD CONSTRAINT "home_codes_batch_fk" FOREIGN KEY ("community_id","batch_id") REFERENCES "juwuye"."home_code_batches"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."administration_steps" ADD CONSTRAINT "administration_steps_community_fk" FOREIGN KEY ("community_id") REFERENCES "juwuye"."communities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."invitation_uses" ADD CONSTRAINT "invitation_uses_invitation_fk" FOREIGN KEY ("community_id","invitation_id") REFERENCES "juwuye"."invitations"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."invitations" ADD CONSTRAINT "invitations_community_fk" FOREIGN KEY ("community_id") REFERENCES "juwuye"."communities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."invitations" ADD CONSTRAINT "invitations_party_fk" FOREIGN KEY ("community_id","party_id") REFERENCES "juwuye"."parties"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "home_code_attempts_person" ON "juwuye"."home_code_attempts" USING btree ("community_id","person_id","at");--> statement-breakpoint
CREATE INDEX "home_code_batches_by_time" ON "juwuye"."home_code_batches" USING btree ("community_id","made_at","id");--> statement-breakpoint
CREATE INDEX "home_codes_used" ON "juwuye"."home_codes" USING btree ("community_id","batch_id") WHERE "juwuye"."home_codes"."used_at" is not null;--> statement-breakpoint
CREATE INDEX "invitations_by_time" ON "juwuye"."invitations" USING btree ("community_id","made_at","id");--> statement-breakpoint
CREATE INDEX "region_invitations_region" ON "juwuye"."region_invitations" USING btree ("region_id");--> statement-breakpoint
ALTER TABLE "juwuye"."communities" ADD CONSTRAINT "communities_city_id_regions_id_fk" FOREIGN KEY ("city_id") REFERENCES "juwuye"."regions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."communities" ADD CONSTRAINT "communities_short_name_in_city" UNIQUE("city_id","short_name");