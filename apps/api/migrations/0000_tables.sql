CREATE SCHEMA "juwuye";
--> statement-breakpoint
CREATE TABLE "juwuye"."answered_requests" (
	"community_id" bigint NOT NULL,
	"person_id" uuid NOT NULL,
	"key" text NOT NULL,
	"request_hash" char(64) NOT NULL,
	"case_id" uuid NOT NULL,
	"answered_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "answered_requests_community_id_person_id_key_pk" PRIMARY KEY("community_id","person_id","key")
);
--> statement-breakpoint
CREATE TABLE "juwuye"."case_clocks" (
	"community_id" bigint NOT NULL,
	"case_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"run" smallint NOT NULL,
	"started_at" timestamp(3) with time zone NOT NULL,
	"due_at" timestamp(3) with time zone NOT NULL,
	"working" jsonb NOT NULL,
	"stopped_at" timestamp(3) with time zone,
	CONSTRAINT "case_clocks_community_id_case_id_kind_subject_id_run_pk" PRIMARY KEY("community_id","case_id","kind","subject_id","run")
);
--> statement-breakpoint
CREATE TABLE "juwuye"."case_counters" (
	"community_id" bigint NOT NULL,
	"year" smallint NOT NULL,
	"value" integer NOT NULL,
	CONSTRAINT "case_counters_community_id_year_pk" PRIMARY KEY("community_id","year")
);
--> statement-breakpoint
CREATE TABLE "juwuye"."case_events" (
	"community_id" bigint NOT NULL,
	"case_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"kind" text NOT NULL,
	"actor" integer NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"data" jsonb NOT NULL,
	"content_hash" char(64),
	"previous_hash" char(64) NOT NULL,
	"hash" char(64) NOT NULL,
	CONSTRAINT "case_events_community_id_case_id_seq_pk" PRIMARY KEY("community_id","case_id","seq")
);
--> statement-breakpoint
CREATE TABLE "juwuye"."case_participants" (
	"community_id" bigint NOT NULL,
	"case_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"person_id" uuid NOT NULL,
	"display_name" text NOT NULL,
	"capacity" text NOT NULL,
	"party_id" uuid,
	CONSTRAINT "case_participants_community_id_case_id_number_pk" PRIMARY KEY("community_id","case_id","number")
);
--> statement-breakpoint
CREATE TABLE "juwuye"."case_parties" (
	"community_id" bigint NOT NULL,
	"case_id" uuid NOT NULL,
	"party_id" uuid NOT NULL,
	"summoned_at" timestamp(3) with time zone NOT NULL,
	"checked_in_at" timestamp(3) with time zone,
	"reply" text,
	"parts" text[] NOT NULL,
	CONSTRAINT "case_parties_community_id_case_id_party_id_pk" PRIMARY KEY("community_id","case_id","party_id")
);
--> statement-breakpoint
CREATE TABLE "juwuye"."case_photos" (
	"community_id" bigint NOT NULL,
	"case_id" uuid NOT NULL,
	"photo_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"round" integer NOT NULL,
	"position" smallint NOT NULL,
	CONSTRAINT "case_photos_community_id_case_id_photo_id_pk" PRIMARY KEY("community_id","case_id","photo_id")
);
--> statement-breakpoint
CREATE TABLE "juwuye"."cases" (
	"community_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"number" text NOT NULL,
	"state" text NOT NULL,
	"case_class" text,
	"danger" text NOT NULL,
	"kind" text NOT NULL,
	"title" text,
	"estate_id" uuid NOT NULL,
	"building_id" uuid,
	"place_id" uuid,
	"spot" text,
	"about_party_id" uuid,
	"lead_party_id" uuid,
	"mediator_id" uuid,
	"mediator_checked_in_at" timestamp(3) with time zone,
	"mediator_reply" text,
	"first_receiver_id" uuid,
	"hidden" boolean NOT NULL,
	"whistle_count" integer NOT NULL,
	"thumb_id" uuid,
	"decline_reason" text,
	"decline_instead" text,
	"publication_id" uuid,
	"publicity_round" integer NOT NULL,
	"publicity_ends_at" timestamp(3) with time zone,
	"received_at" timestamp(3) with time zone NOT NULL,
	"step_times" jsonb NOT NULL,
	"updated_at" timestamp(3) with time zone NOT NULL,
	"closed_at" timestamp(3) with time zone,
	"seq" integer NOT NULL,
	"head_hash" char(64) NOT NULL,
	"version" integer NOT NULL,
	"grams" text[] NOT NULL,
	CONSTRAINT "cases_community_id_id_pk" PRIMARY KEY("community_id","id")
);
--> statement-breakpoint
CREATE TABLE "juwuye"."event_contents" (
	"community_id" bigint NOT NULL,
	"case_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"salt" "bytea" NOT NULL,
	"words" text NOT NULL,
	"photo_ids" uuid[] NOT NULL,
	CONSTRAINT "event_contents_community_id_case_id_seq_pk" PRIMARY KEY("community_id","case_id","seq")
);
--> statement-breakpoint
CREATE TABLE "juwuye"."nodes" (
	"community_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"title" text NOT NULL,
	"doer_party_id" uuid NOT NULL,
	"due_at" timestamp(3) with time zone NOT NULL,
	"evidence" text[] NOT NULL,
	"state" text NOT NULL,
	"round" integer NOT NULL,
	"recheck_of" uuid,
	"note" text,
	"cost_fen" bigint,
	"submitted_by" uuid,
	"submitted_at" timestamp(3) with time zone,
	"verified_at" timestamp(3) with time zone,
	CONSTRAINT "nodes_community_id_id_pk" PRIMARY KEY("community_id","id")
);
--> statement-breakpoint
CREATE TABLE "juwuye"."objections" (
	"community_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"round" integer NOT NULL,
	"person_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"body_kind" text NOT NULL,
	"body_party_id" uuid,
	"created_at" timestamp(3) with time zone NOT NULL,
	"ruled_at" timestamp(3) with time zone,
	"outcome" text,
	"ruling" text,
	CONSTRAINT "objections_community_id_id_pk" PRIMARY KEY("community_id","id")
);
--> statement-breakpoint
CREATE TABLE "juwuye"."outbox" (
	"community_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"kind" text NOT NULL,
	"audience" text[] NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"relayed_at" timestamp(3) with time zone,
	CONSTRAINT "outbox_community_id_id_created_at_pk" PRIMARY KEY("community_id","id","created_at")
) PARTITION BY RANGE ("created_at");
--> statement-breakpoint
CREATE TABLE "juwuye"."outbox_default" PARTITION OF "juwuye"."outbox" DEFAULT;
--> statement-breakpoint
CREATE TABLE "juwuye"."pending_acts" (
	"community_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"action" text NOT NULL,
	"author_id" uuid NOT NULL,
	"author_name" text NOT NULL,
	"payload" jsonb NOT NULL,
	"confirmed_by" uuid[] NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"lapses_at" timestamp(3) with time zone NOT NULL,
	"settled_at" timestamp(3) with time zone,
	"outcome" text,
	CONSTRAINT "pending_acts_community_id_id_pk" PRIMARY KEY("community_id","id")
);
--> statement-breakpoint
CREATE TABLE "juwuye"."ratings" (
	"community_id" bigint NOT NULL,
	"case_id" uuid NOT NULL,
	"round" integer NOT NULL,
	"person_id" uuid NOT NULL,
	"solved" text NOT NULL,
	"level" smallint NOT NULL,
	"words" text,
	"created_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "ratings_community_id_case_id_round_person_id_pk" PRIMARY KEY("community_id","case_id","round","person_id")
);
--> statement-breakpoint
CREATE TABLE "juwuye"."reopenings" (
	"community_id" bigint NOT NULL,
	"case_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"as_reporter" boolean NOT NULL,
	CONSTRAINT "reopenings_community_id_case_id_person_id_at_pk" PRIMARY KEY("community_id","case_id","person_id","at")
);
--> statement-breakpoint
CREATE TABLE "juwuye"."seats" (
	"community_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"node_id" uuid NOT NULL,
	"round" integer NOT NULL,
	"position" smallint NOT NULL,
	"kind" text NOT NULL,
	"party_id" uuid,
	"replaced_at" timestamp(3) with time zone,
	"signed_by" uuid,
	"signer_name" text,
	"signed_at" timestamp(3) with time zone,
	"verdict" text,
	"reason" text,
	CONSTRAINT "seats_community_id_id_pk" PRIMARY KEY("community_id","id")
);
--> statement-breakpoint
CREATE TABLE "juwuye"."whistles" (
	"community_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"person_id" uuid,
	"entered_by" uuid,
	"on_behalf_of" text,
	"consent" text,
	"joined" boolean NOT NULL,
	"kind" text NOT NULL,
	"channel" text NOT NULL,
	"visibility" text NOT NULL,
	"danger" boolean NOT NULL,
	"false_urgent" boolean NOT NULL,
	"words" text NOT NULL,
	"display_name" text NOT NULL,
	"body_hash" char(64) NOT NULL,
	"device_time" timestamp(3) with time zone,
	"received_at" timestamp(3) with time zone NOT NULL,
	"withdrawn_at" timestamp(3) with time zone,
	CONSTRAINT "whistles_community_id_id_pk" PRIMARY KEY("community_id","id")
);
--> statement-breakpoint
CREATE TABLE "juwuye"."attendances" (
	"community_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"membership_id" uuid NOT NULL,
	"checked_in_at" timestamp(3) with time zone NOT NULL,
	"shift_ends_at" timestamp(3) with time zone NOT NULL,
	"checked_out_at" timestamp(3) with time zone,
	CONSTRAINT "attendances_community_id_id_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "attendances_shift_check" CHECK ("juwuye"."attendances"."shift_ends_at" > "juwuye"."attendances"."checked_in_at")
);
--> statement-breakpoint
CREATE TABLE "juwuye"."buildings" (
	"community_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"estate_id" uuid NOT NULL,
	"name" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "buildings_community_id_id_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "buildings_name" UNIQUE("community_id","estate_id","name")
);
--> statement-breakpoint
CREATE TABLE "juwuye"."common_places" (
	"community_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"estate_id" uuid NOT NULL,
	"name" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "common_places_community_id_id_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "common_places_name" UNIQUE("community_id","estate_id","name")
);
--> statement-breakpoint
CREATE TABLE "juwuye"."communities" (
	"id" bigint PRIMARY KEY NOT NULL,
	"region_id" uuid NOT NULL,
	"name" text NOT NULL,
	"short_name" text NOT NULL,
	"desk_phone" text,
	"settings" jsonb NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "communities_short_name_unique" UNIQUE("short_name")
);
--> statement-breakpoint
CREATE TABLE "juwuye"."estates" (
	"community_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "estates_community_id_id_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "estates_name" UNIQUE("community_id","name")
);
--> statement-breakpoint
CREATE TABLE "juwuye"."membership_buildings" (
	"community_id" bigint NOT NULL,
	"membership_id" uuid NOT NULL,
	"building_id" uuid NOT NULL,
	CONSTRAINT "membership_buildings_community_id_membership_id_building_id_pk" PRIMARY KEY("community_id","membership_id","building_id")
);
--> statement-breakpoint
CREATE TABLE "juwuye"."memberships" (
	"community_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"display_name" text NOT NULL,
	"role" text NOT NULL,
	"party_id" uuid,
	"office" text,
	"level" text,
	"estate_id" uuid,
	"building_id" uuid,
	"valid_from" timestamp(3) with time zone NOT NULL,
	"valid_to" timestamp(3) with time zone,
	"confirmed_by" uuid,
	"confirmed_at" timestamp(3) with time zone,
	"version" integer NOT NULL,
	CONSTRAINT "memberships_community_id_id_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "memberships_role_check" CHECK ("juwuye"."memberships"."role" in ('resident', 'buildingHead', 'rotaPartyMember', 'socialWorker', 'secretary', 'propertyStaff', 'ownersCommitteeMember', 'councilMember', 'coreMember', 'deliberationMember', 'ngoMember', 'departmentOfficer')),
	CONSTRAINT "memberships_office_check" CHECK ("juwuye"."memberships"."office" in ('chair', 'deputy')),
	CONSTRAINT "memberships_level_check" CHECK (("juwuye"."memberships"."role" = 'resident') = ("juwuye"."memberships"."level" is not null))
);
--> statement-breakpoint
CREATE TABLE "juwuye"."on_call_numbers" (
	"community_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"estate_id" uuid NOT NULL,
	"label" text NOT NULL,
	"phone" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "on_call_numbers_community_id_id_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "on_call_numbers_position" UNIQUE("community_id","estate_id","position")
);
--> statement-breakpoint
CREATE TABLE "juwuye"."parties" (
	"community_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"character" text NOT NULL,
	"phone" text,
	"whole_community" boolean NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "parties_community_id_id_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "parties_name" UNIQUE("community_id","name"),
	CONSTRAINT "parties_kind_check" CHECK ("juwuye"."parties"."kind" in ('residentsCommittee', 'property', 'ownersCommittee', 'selfGovernanceCore', 'estateCouncil', 'deliberationGroup', 'partyOrganisation', 'ngo', 'department'))
);
--> statement-breakpoint
CREATE TABLE "juwuye"."party_estates" (
	"community_id" bigint NOT NULL,
	"party_id" uuid NOT NULL,
	"estate_id" uuid NOT NULL,
	CONSTRAINT "party_estates_community_id_party_id_estate_id_pk" PRIMARY KEY("community_id","party_id","estate_id")
);
--> statement-breakpoint
CREATE TABLE "juwuye"."regions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"parent_id" uuid,
	CONSTRAINT "regions_kind_check" CHECK ("juwuye"."regions"."kind" in ('city', 'town'))
);
--> statement-breakpoint
CREATE TABLE "juwuye"."my_communities" (
	"person_id" uuid NOT NULL,
	"community_id" bigint NOT NULL,
	"since" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "my_communities_person_id_community_id_pk" PRIMARY KEY("person_id","community_id")
);
--> statement-breakpoint
CREATE TABLE "juwuye"."person_identities" (
	"provider_subject" text PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "juwuye"."persons" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"display_name" text NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "juwuye"."region_memberships" (
	"person_id" uuid NOT NULL,
	"region_id" uuid NOT NULL,
	"role" text NOT NULL,
	"valid_from" timestamp(3) with time zone NOT NULL,
	"valid_to" timestamp(3) with time zone,
	CONSTRAINT "region_memberships_person_id_region_id_role_pk" PRIMARY KEY("person_id","region_id","role"),
	CONSTRAINT "region_memberships_role_check" CHECK ("juwuye"."region_memberships"."role" in ('townOfficer', 'cityOfficer'))
);
--> statement-breakpoint
CREATE TABLE "juwuye"."sessions" (
	"person_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"last_seen_at" timestamp(3) with time zone NOT NULL,
	"expires_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "sessions_person_id_id_pk" PRIMARY KEY("person_id","id")
);
--> statement-breakpoint
CREATE TABLE "juwuye"."publication_photos" (
	"community_id" bigint NOT NULL,
	"publication_id" uuid NOT NULL,
	"sha256" char(64) NOT NULL,
	"storage_key" text NOT NULL,
	"thumb_key" text NOT NULL,
	CONSTRAINT "publication_photos_community_id_publication_id_sha256_pk" PRIMARY KEY("community_id","publication_id","sha256")
);
--> statement-breakpoint
CREATE TABLE "juwuye"."publications" (
	"community_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"round" integer NOT NULL,
	"estate" text NOT NULL,
	"case_class" text NOT NULL,
	"body" jsonb NOT NULL,
	"body_hash" char(64) NOT NULL,
	"published_at" timestamp(3) with time zone NOT NULL,
	"ends_at" timestamp(3) with time zone NOT NULL,
	"reworking" boolean NOT NULL,
	CONSTRAINT "publications_community_id_id_pk" PRIMARY KEY("community_id","id")
);
--> statement-breakpoint
CREATE TABLE "juwuye"."attachments" (
	"community_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"uploader_person_id" uuid NOT NULL,
	"received_sha256" "bytea" NOT NULL,
	"bytes" integer NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"sha256" "bytea" NOT NULL,
	"storage_key" text NOT NULL,
	"thumb_key" text NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"attached_at" timestamp(3) with time zone,
	"case_id" uuid,
	CONSTRAINT "attachments_community_id_id_pk" PRIMARY KEY("community_id","id")
);
--> statement-breakpoint
ALTER TABLE "juwuye"."case_clocks" ADD CONSTRAINT "case_clocks_case" FOREIGN KEY ("community_id","case_id") REFERENCES "juwuye"."cases"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."case_events" ADD CONSTRAINT "case_events_case" FOREIGN KEY ("community_id","case_id") REFERENCES "juwuye"."cases"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."case_participants" ADD CONSTRAINT "case_participants_case" FOREIGN KEY ("community_id","case_id") REFERENCES "juwuye"."cases"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."case_parties" ADD CONSTRAINT "case_parties_case" FOREIGN KEY ("community_id","case_id") REFERENCES "juwuye"."cases"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."case_photos" ADD CONSTRAINT "case_photos_case" FOREIGN KEY ("community_id","case_id") REFERENCES "juwuye"."cases"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."event_contents" ADD CONSTRAINT "event_contents_case" FOREIGN KEY ("community_id","case_id") REFERENCES "juwuye"."cases"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."nodes" ADD CONSTRAINT "nodes_case" FOREIGN KEY ("community_id","case_id") REFERENCES "juwuye"."cases"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."objections" ADD CONSTRAINT "objections_case" FOREIGN KEY ("community_id","case_id") REFERENCES "juwuye"."cases"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."pending_acts" ADD CONSTRAINT "pending_acts_case" FOREIGN KEY ("community_id","case_id") REFERENCES "juwuye"."cases"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."ratings" ADD CONSTRAINT "ratings_case" FOREIGN KEY ("community_id","case_id") REFERENCES "juwuye"."cases"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."reopenings" ADD CONSTRAINT "reopenings_case" FOREIGN KEY ("community_id","case_id") REFERENCES "juwuye"."cases"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."seats" ADD CONSTRAINT "seats_case" FOREIGN KEY ("community_id","case_id") REFERENCES "juwuye"."cases"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."seats" ADD CONSTRAINT "seats_node" FOREIGN KEY ("community_id","node_id") REFERENCES "juwuye"."nodes"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."whistles" ADD CONSTRAINT "whistles_case" FOREIGN KEY ("community_id","case_id") REFERENCES "juwuye"."cases"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."attendances" ADD CONSTRAINT "attendances_membership_fk" FOREIGN KEY ("community_id","membership_id") REFERENCES "juwuye"."memberships"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."buildings" ADD CONSTRAINT "buildings_estate_fk" FOREIGN KEY ("community_id","estate_id") REFERENCES "juwuye"."estates"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."common_places" ADD CONSTRAINT "common_places_estate_fk" FOREIGN KEY ("community_id","estate_id") REFERENCES "juwuye"."estates"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."communities" ADD CONSTRAINT "communities_region_id_regions_id_fk" FOREIGN KEY ("region_id") REFERENCES "juwuye"."regions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."estates" ADD CONSTRAINT "estates_community_fk" FOREIGN KEY ("community_id") REFERENCES "juwuye"."communities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."membership_buildings" ADD CONSTRAINT "membership_buildings_membership_fk" FOREIGN KEY ("community_id","membership_id") REFERENCES "juwuye"."memberships"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."membership_buildings" ADD CONSTRAINT "membership_buildings_building_fk" FOREIGN KEY ("community_id","building_id") REFERENCES "juwuye"."buildings"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."memberships" ADD CONSTRAINT "memberships_community_fk" FOREIGN KEY ("community_id") REFERENCES "juwuye"."communities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."memberships" ADD CONSTRAINT "memberships_party_fk" FOREIGN KEY ("community_id","party_id") REFERENCES "juwuye"."parties"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."memberships" ADD CONSTRAINT "memberships_estate_fk" FOREIGN KEY ("community_id","estate_id") REFERENCES "juwuye"."estates"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."memberships" ADD CONSTRAINT "memberships_building_fk" FOREIGN KEY ("community_id","building_id") REFERENCES "juwuye"."buildings"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."on_call_numbers" ADD CONSTRAINT "on_call_numbers_estate_fk" FOREIGN KEY ("community_id","estate_id") REFERENCES "juwuye"."estates"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."parties" ADD CONSTRAINT "parties_community_fk" FOREIGN KEY ("community_id") REFERENCES "juwuye"."communities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."party_estates" ADD CONSTRAINT "party_estates_party_fk" FOREIGN KEY ("community_id","party_id") REFERENCES "juwuye"."parties"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."party_estates" ADD CONSTRAINT "party_estates_estate_fk" FOREIGN KEY ("community_id","estate_id") REFERENCES "juwuye"."estates"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."regions" ADD CONSTRAINT "regions_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "juwuye"."regions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."attachments" ADD CONSTRAINT "attachments_community_fk" FOREIGN KEY ("community_id") REFERENCES "juwuye"."communities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "case_clocks_due" ON "juwuye"."case_clocks" USING btree ("kind","due_at") WHERE stopped_at is null;--> statement-breakpoint
CREATE INDEX "case_clocks_open" ON "juwuye"."case_clocks" USING btree ("community_id","due_at") WHERE stopped_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "case_participants_person" ON "juwuye"."case_participants" USING btree ("community_id","case_id","person_id","capacity","party_id");--> statement-breakpoint
CREATE INDEX "case_parties_by_party" ON "juwuye"."case_parties" USING btree ("community_id","party_id","checked_in_at");--> statement-breakpoint
CREATE UNIQUE INDEX "cases_number" ON "juwuye"."cases" USING btree ("community_id","number");--> statement-breakpoint
CREATE INDEX "cases_by_time" ON "juwuye"."cases" USING btree ("community_id","received_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "cases_by_estate" ON "juwuye"."cases" USING btree ("community_id","estate_id","received_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "cases_by_state" ON "juwuye"."cases" USING btree ("community_id","state","received_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "cases_by_grams" ON "juwuye"."cases" USING gin ("grams");--> statement-breakpoint
CREATE UNIQUE INDEX "nodes_position" ON "juwuye"."nodes" USING btree ("community_id","case_id","position");--> statement-breakpoint
CREATE INDEX "nodes_by_doer" ON "juwuye"."nodes" USING btree ("community_id","doer_party_id","state","due_at");--> statement-breakpoint
CREATE UNIQUE INDEX "objections_once" ON "juwuye"."objections" USING btree ("community_id","case_id","round","person_id");--> statement-breakpoint
CREATE INDEX "outbox_waiting" ON "juwuye"."outbox" USING btree ("community_id","created_at") WHERE relayed_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "pending_acts_one_open" ON "juwuye"."pending_acts" USING btree ("community_id","case_id","action") WHERE settled_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "seats_kind" ON "juwuye"."seats" USING btree ("community_id","node_id","round","kind") WHERE replaced_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "seats_signer" ON "juwuye"."seats" USING btree ("community_id","node_id","round","signed_by");--> statement-breakpoint
CREATE INDEX "seats_by_party" ON "juwuye"."seats" USING btree ("community_id","party_id") WHERE signed_by is null and replaced_at is null;--> statement-breakpoint
CREATE INDEX "seats_by_case" ON "juwuye"."seats" USING btree ("community_id","case_id");--> statement-breakpoint
CREATE INDEX "whistles_by_case" ON "juwuye"."whistles" USING btree ("community_id","case_id");--> statement-breakpoint
CREATE INDEX "whistles_by_person" ON "juwuye"."whistles" USING btree ("community_id","person_id","received_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "whistles_by_author" ON "juwuye"."whistles" USING btree ("community_id","entered_by","received_at" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "whistles_one_join" ON "juwuye"."whistles" USING btree ("community_id","case_id","person_id") WHERE joined and withdrawn_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "attendances_one_open" ON "juwuye"."attendances" USING btree ("community_id","person_id") WHERE "juwuye"."attendances"."checked_out_at" is null;--> statement-breakpoint
CREATE INDEX "communities_region" ON "juwuye"."communities" USING btree ("region_id");--> statement-breakpoint
CREATE INDEX "membership_buildings_building" ON "juwuye"."membership_buildings" USING btree ("community_id","building_id");--> statement-breakpoint
CREATE INDEX "memberships_person" ON "juwuye"."memberships" USING btree ("community_id","person_id");--> statement-breakpoint
CREATE INDEX "memberships_party" ON "juwuye"."memberships" USING btree ("community_id","party_id");--> statement-breakpoint
CREATE INDEX "memberships_role" ON "juwuye"."memberships" USING btree ("community_id","role","level","id");--> statement-breakpoint
CREATE UNIQUE INDEX "memberships_one_residence" ON "juwuye"."memberships" USING btree ("community_id","person_id") WHERE "juwuye"."memberships"."role" = 'resident' and "juwuye"."memberships"."valid_to" is null;--> statement-breakpoint
CREATE INDEX "sessions_token" ON "juwuye"."sessions" USING btree ("person_id","token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "publications_round" ON "juwuye"."publications" USING btree ("community_id","case_id","round");--> statement-breakpoint
CREATE INDEX "publications_by_time" ON "juwuye"."publications" USING btree ("community_id","published_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "publications_by_estate" ON "juwuye"."publications" USING btree ("community_id","estate","published_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "attachments_case" ON "juwuye"."attachments" USING btree ("community_id","case_id");--> statement-breakpoint
CREATE INDEX "attachments_waiting" ON "juwuye"."attachments" USING btree ("community_id","uploader_person_id") WHERE "juwuye"."attachments"."attached_at" is null;--> statement-breakpoint
CREATE INDEX "attachments_to_sweep" ON "juwuye"."attachments" USING btree ("created_at") WHERE "juwuye"."attachments"."attached_at" is null;