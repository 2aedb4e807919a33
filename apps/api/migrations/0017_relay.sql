CREATE TABLE "juwuye"."tell_backs" (
	"community_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"whistle_id" uuid NOT NULL,
	"stage" text NOT NULL,
	"made_at" timestamp(3) with time zone NOT NULL,
	"due_at" timestamp(3) with time zone NOT NULL,
	"reminded_at" timestamp(3) with time zone,
	"told_at" timestamp(3) with time zone,
	"recorded_at" timestamp(3) with time zone,
	"told_by" uuid,
	"told_name" text,
	"way" text,
	"said" text,
	"voice_id" uuid,
	"content" boolean,
	CONSTRAINT "tell_backs_community_id_id_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "tell_backs_stage_check" CHECK ("juwuye"."tell_backs"."stage" in ('claimed', 'done', 'published', 'declined')),
	CONSTRAINT "tell_backs_way_check" CHECK ("juwuye"."tell_backs"."way" in ('visit', 'call', 'slip')),
	CONSTRAINT "tell_backs_told_check" CHECK (("juwuye"."tell_backs"."told_at" is null) = ("juwuye"."tell_backs"."recorded_at" is null))
);
--> statement-breakpoint
CREATE TABLE "juwuye"."neighbour_links" (
	"community_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"body_hash" char(64) NOT NULL,
	"neighbour_id" uuid,
	"person_id" uuid NOT NULL,
	"person_name" text NOT NULL,
	"building_id" uuid NOT NULL,
	"said_name" text NOT NULL,
	"started_by" text NOT NULL,
	"started_by_id" uuid NOT NULL,
	"started_at" timestamp(3) with time zone NOT NULL,
	"settled_at" timestamp(3) with time zone,
	"settled_by" uuid,
	"outcome" text,
	"reason" text NOT NULL,
	"whistles" integer NOT NULL,
	CONSTRAINT "neighbour_links_community_id_id_pk" PRIMARY KEY("community_id","id")
);
--> statement-breakpoint
CREATE TABLE "juwuye"."neighbour_views" (
	"community_id" bigint NOT NULL,
	"neighbour_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"viewer_id" uuid NOT NULL,
	"viewer_name" text NOT NULL,
	"what" text NOT NULL,
	CONSTRAINT "neighbour_views_community_id_neighbour_id_id_pk" PRIMARY KEY("community_id","neighbour_id","id")
);
--> statement-breakpoint
CREATE TABLE "juwuye"."neighbours" (
	"community_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"body_hash" char(64) NOT NULL,
	"name" text NOT NULL,
	"estate_id" uuid NOT NULL,
	"building_id" uuid NOT NULL,
	"room_sealed" "bytea",
	"phone_sealed" "bytea",
	"reach" text NOT NULL,
	"reach_note" text NOT NULL,
	"consent_kind" text NOT NULL,
	"consent_family" text NOT NULL,
	"consent_at" timestamp(3) with time zone NOT NULL,
	"consent_voice_id" uuid,
	"consent_photo_ids" uuid[] NOT NULL,
	"keeper_id" uuid,
	"added_by" uuid NOT NULL,
	"added_at" timestamp(3) with time zone NOT NULL,
	"person_id" uuid,
	"joined_at" timestamp(3) with time zone,
	"removed_at" timestamp(3) with time zone,
	"removed_by" uuid,
	"version" integer NOT NULL,
	CONSTRAINT "neighbours_community_id_id_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "neighbours_reach_check" CHECK ("juwuye"."neighbours"."reach" in ('visit', 'call', 'family')),
	CONSTRAINT "neighbours_consent_check" CHECK ("juwuye"."neighbours"."consent_kind" in ('spoken', 'written', 'family'))
);
--> statement-breakpoint
CREATE TABLE "juwuye"."relay_attempts" (
	"community_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"person_id" uuid NOT NULL,
	"person_name" text NOT NULL,
	"what" text NOT NULL,
	"subject_id" uuid,
	CONSTRAINT "relay_attempts_community_id_id_pk" PRIMARY KEY("community_id","id")
);
--> statement-breakpoint
CREATE TABLE "juwuye"."relays" (
	"community_id" bigint NOT NULL,
	"whistle_id" uuid NOT NULL,
	"neighbour_id" uuid NOT NULL,
	"relayer_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"said_hash" char(64) NOT NULL,
	"consent_kind" text NOT NULL,
	"consent_family" text NOT NULL,
	"consent_voice_id" uuid,
	"consent_photo_ids" uuid[] NOT NULL,
	"read_back" boolean NOT NULL,
	"relayed_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "relays_community_id_whistle_id_pk" PRIMARY KEY("community_id","whistle_id"),
	CONSTRAINT "relays_consent_check" CHECK ("juwuye"."relays"."consent_kind" in ('spoken', 'written', 'family'))
);
--> statement-breakpoint
CREATE TABLE "juwuye"."voices" (
	"community_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"uploader_person_id" uuid NOT NULL,
	"received_sha256" "bytea" NOT NULL,
	"bytes" integer NOT NULL,
	"format" text NOT NULL,
	"duration_ms" integer NOT NULL,
	"storage_key" text NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"attached_at" timestamp(3) with time zone,
	"case_id" uuid,
	"subject" text,
	"subject_id" uuid,
	"seq" integer,
	"transcript" text,
	"unclear" boolean NOT NULL,
	"transcribed_by" uuid,
	"transcribed_name" text,
	"transcribed_at" timestamp(3) with time zone,
	CONSTRAINT "voices_community_id_id_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "voices_format_check" CHECK ("juwuye"."voices"."format" in ('webm', 'mp3', 'aac', 'm4a'))
);
--> statement-breakpoint
ALTER TABLE "juwuye"."tell_backs" ADD CONSTRAINT "tell_backs_whistle_fk" FOREIGN KEY ("community_id","whistle_id") REFERENCES "juwuye"."whistles"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."neighbour_links" ADD CONSTRAINT "neighbour_links_neighbour_fk" FOREIGN KEY ("community_id","neighbour_id") REFERENCES "juwuye"."neighbours"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."neighbour_links" ADD CONSTRAINT "neighbour_links_building_fk" FOREIGN KEY ("community_id","building_id") REFERENCES "juwuye"."buildings"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."neighbour_views" ADD CONSTRAINT "neighbour_views_neighbour_fk" FOREIGN KEY ("community_id","neighbour_id") REFERENCES "juwuye"."neighbours"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."neighbours" ADD CONSTRAINT "neighbours_building_fk" FOREIGN KEY ("community_id","building_id") REFERENCES "juwuye"."buildings"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."relay_attempts" ADD CONSTRAINT "relay_attempts_community_fk" FOREIGN KEY ("community_id") REFERENCES "juwuye"."communities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."relays" ADD CONSTRAINT "relays_whistle_fk" FOREIGN KEY ("community_id","whistle_id") REFERENCES "juwuye"."whistles"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."relays" ADD CONSTRAINT "relays_neighbour_fk" FOREIGN KEY ("community_id","neighbour_id") REFERENCES "juwuye"."neighbours"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."voices" ADD CONSTRAINT "voices_community_fk" FOREIGN KEY ("community_id") REFERENCES "juwuye"."communities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "tell_backs_one_open" ON "juwuye"."tell_backs" USING btree ("community_id","whistle_id","stage") WHERE "juwuye"."tell_backs"."told_at" is null;--> statement-breakpoint
CREATE INDEX "tell_backs_by_whistle" ON "juwuye"."tell_backs" USING btree ("community_id","whistle_id");--> statement-breakpoint
CREATE INDEX "tell_backs_open" ON "juwuye"."tell_backs" USING btree ("community_id","due_at","id") WHERE "juwuye"."tell_backs"."told_at" is null;--> statement-breakpoint
CREATE INDEX "tell_backs_told" ON "juwuye"."tell_backs" USING btree ("community_id","told_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE told_at is not null;--> statement-breakpoint
CREATE INDEX "tell_backs_to_remind" ON "juwuye"."tell_backs" USING btree ("due_at") WHERE told_at is null and reminded_at is null;--> statement-breakpoint
CREATE INDEX "neighbour_links_by_person" ON "juwuye"."neighbour_links" USING btree ("community_id","person_id","started_at");--> statement-breakpoint
CREATE INDEX "neighbour_links_open" ON "juwuye"."neighbour_links" USING btree ("community_id","building_id") WHERE "juwuye"."neighbour_links"."settled_at" is null;--> statement-breakpoint
CREATE INDEX "neighbour_views_by_time" ON "juwuye"."neighbour_views" USING btree ("community_id","neighbour_id","at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "neighbours_name" ON "juwuye"."neighbours" USING btree ("community_id","building_id","name") WHERE "juwuye"."neighbours"."removed_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "neighbours_person" ON "juwuye"."neighbours" USING btree ("community_id","person_id") WHERE "juwuye"."neighbours"."removed_at" is null;--> statement-breakpoint
CREATE INDEX "neighbours_by_keeper" ON "juwuye"."neighbours" USING btree ("community_id","keeper_id") WHERE "juwuye"."neighbours"."removed_at" is null;--> statement-breakpoint
CREATE INDEX "relay_attempts_by_time" ON "juwuye"."relay_attempts" USING btree ("community_id","at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "relays_once_a_round" ON "juwuye"."relays" USING btree ("community_id","relayer_id","round_id","said_hash");--> statement-breakpoint
CREATE INDEX "relays_by_neighbour" ON "juwuye"."relays" USING btree ("community_id","neighbour_id","relayed_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "voices_case" ON "juwuye"."voices" USING btree ("community_id","case_id");--> statement-breakpoint
CREATE INDEX "voices_waiting" ON "juwuye"."voices" USING btree ("community_id","uploader_person_id") WHERE "juwuye"."voices"."attached_at" is null;--> statement-breakpoint
CREATE INDEX "voices_to_sweep" ON "juwuye"."voices" USING btree ("created_at") WHERE "juwuye"."voices"."attached_at" is null;--> statement-breakpoint
CREATE INDEX "voices_to_transcribe" ON "juwuye"."voices" USING btree ("community_id","attached_at","id") WHERE attached_at is not null and transcribed_at is null and subject <> 'consent';