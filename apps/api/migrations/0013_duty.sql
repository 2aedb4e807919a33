CREATE TABLE "juwuye"."duty_days_off" (
	"community_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"from_day" char(10) NOT NULL,
	"until_day" char(10) NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "duty_days_off_community_id_id_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "duty_days_off_order" CHECK ("juwuye"."duty_days_off"."until_day" >= "juwuye"."duty_days_off"."from_day")
);
--> statement-breakpoint
CREATE TABLE "juwuye"."duty_people" (
	"community_id" bigint NOT NULL,
	"person_id" uuid NOT NULL,
	"post_ids" jsonb NOT NULL,
	"off_weekdays" jsonb NOT NULL,
	"max_per_week" smallint NOT NULL,
	"reserve" boolean NOT NULL,
	"active" boolean NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "duty_people_community_id_person_id_pk" PRIMARY KEY("community_id","person_id"),
	CONSTRAINT "duty_people_week_check" CHECK ("juwuye"."duty_people"."max_per_week" between 0 and 7)
);
--> statement-breakpoint
CREATE TABLE "juwuye"."posts" (
	"community_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"station_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"label" text NOT NULL,
	"roles" jsonb NOT NULL,
	"shifts" jsonb NOT NULL,
	"active" boolean NOT NULL,
	"position" integer NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "posts_community_id_id_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "posts_label" UNIQUE("community_id","station_id","label"),
	CONSTRAINT "posts_kind_check" CHECK ("juwuye"."posts"."kind" in ('deskSocialWorker', 'deskProperty', 'rotaPartyMember', 'other'))
);
--> statement-breakpoint
CREATE TABLE "juwuye"."rotas" (
	"community_id" bigint NOT NULL,
	"month" char(7) NOT NULL,
	"state" text NOT NULL,
	"changed_by" uuid NOT NULL,
	"changed_by_name" text NOT NULL,
	"changed_at" timestamp(3) with time zone NOT NULL,
	"published_at" timestamp(3) with time zone,
	"version" integer NOT NULL,
	CONSTRAINT "rotas_community_id_month_pk" PRIMARY KEY("community_id","month"),
	CONSTRAINT "rotas_state_check" CHECK ("juwuye"."rotas"."state" in ('draft', 'published'))
);
--> statement-breakpoint
CREATE TABLE "juwuye"."shift_swaps" (
	"community_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"shift_id" uuid NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_by_name" text NOT NULL,
	"asked_at" timestamp(3) with time zone NOT NULL,
	"reason" text NOT NULL,
	"to_person_id" uuid,
	"return_shift_id" uuid,
	"state" text NOT NULL,
	"settled_by" uuid,
	"settled_by_name" text,
	"settled_at" timestamp(3) with time zone,
	CONSTRAINT "shift_swaps_community_id_id_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "shift_swaps_kind_check" CHECK ("juwuye"."shift_swaps"."kind" in ('swap', 'leave')),
	CONSTRAINT "shift_swaps_state_check" CHECK ("juwuye"."shift_swaps"."state" in ('open', 'accepted', 'refused', 'withdrawn', 'lapsed'))
);
--> statement-breakpoint
CREATE TABLE "juwuye"."shifts" (
	"community_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"month" char(7) NOT NULL,
	"post_id" uuid NOT NULL,
	"station_id" uuid NOT NULL,
	"day" char(10) NOT NULL,
	"from_at" timestamp(3) with time zone NOT NULL,
	"until_at" timestamp(3) with time zone NOT NULL,
	"seat" smallint NOT NULL,
	"person_id" uuid,
	"gap_reason" text,
	"fixed" boolean NOT NULL,
	"chase_at" timestamp(3) with time zone,
	"missed_told_at" timestamp(3) with time zone,
	"version" integer NOT NULL,
	CONSTRAINT "shifts_community_id_id_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "shifts_seat" UNIQUE("community_id","post_id","from_at","seat"),
	CONSTRAINT "shifts_time_check" CHECK ("juwuye"."shifts"."until_at" > "juwuye"."shifts"."from_at")
);
--> statement-breakpoint
CREATE TABLE "juwuye"."stations" (
	"community_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"address" text NOT NULL,
	"phone" text,
	"latitude" double precision NOT NULL,
	"longitude" double precision NOT NULL,
	"radius_metres" integer NOT NULL,
	"opening" jsonb NOT NULL,
	"code_secret" "bytea" NOT NULL,
	"tablet_token_hash" char(64),
	"position" integer NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "stations_community_id_id_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "stations_name" UNIQUE("community_id","name"),
	CONSTRAINT "stations_radius_check" CHECK ("juwuye"."stations"."radius_metres" between 20 and 2000)
);
--> statement-breakpoint
CREATE TABLE "juwuye"."attendance_attempts" (
	"community_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"station_id" uuid,
	"shift_id" uuid,
	"code" text NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "attendance_attempts_community_id_id_pk" PRIMARY KEY("community_id","id")
);
--> statement-breakpoint
CREATE TABLE "juwuye"."duty_handovers" (
	"community_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"attendance_id" uuid NOT NULL,
	"station_id" uuid NOT NULL,
	"from_person_id" uuid NOT NULL,
	"from_name" text NOT NULL,
	"note" text NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"taken_by" uuid,
	"taken_by_name" text,
	"taken_at" timestamp(3) with time zone,
	CONSTRAINT "duty_handovers_community_id_id_pk" PRIMARY KEY("community_id","id")
);
--> statement-breakpoint
CREATE TABLE "juwuye"."duty_promises" (
	"community_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"handover_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"case_id" uuid,
	"words" text NOT NULL,
	"due_at" timestamp(3) with time zone,
	"kept_at" timestamp(3) with time zone,
	"kept_by" uuid,
	"kept_by_name" text,
	CONSTRAINT "duty_promises_community_id_id_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "duty_promises_kind_check" CHECK ("juwuye"."duty_promises"."kind" in ('case', 'tellBack', 'visit', 'other'))
);
--> statement-breakpoint
CREATE TABLE "juwuye"."on_call_calls" (
	"community_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"label" text NOT NULL,
	"phone" text NOT NULL,
	"called_by" uuid NOT NULL,
	"called_by_name" text NOT NULL,
	"called_at" timestamp(3) with time zone NOT NULL,
	"outcome" text,
	"outcome_at" timestamp(3) with time zone,
	CONSTRAINT "on_call_calls_community_id_id_pk" PRIMARY KEY("community_id","id"),
	CONSTRAINT "on_call_calls_outcome_check" CHECK ("juwuye"."on_call_calls"."outcome" in ('coming', 'answered', 'noAnswer'))
);
--> statement-breakpoint
CREATE TABLE "juwuye"."used_station_codes" (
	"community_id" bigint NOT NULL,
	"station_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"step" integer NOT NULL,
	"used_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "used_station_codes_community_id_station_id_person_id_step_pk" PRIMARY KEY("community_id","station_id","person_id","step")
);
--> statement-breakpoint
ALTER TABLE "juwuye"."attendances" ADD COLUMN "shift_id" uuid;--> statement-breakpoint
ALTER TABLE "juwuye"."attendances" ADD COLUMN "station_id" uuid;--> statement-breakpoint
ALTER TABLE "juwuye"."attendances" ADD COLUMN "proof" text;--> statement-breakpoint
ALTER TABLE "juwuye"."attendances" ADD COLUMN "geofence" text;--> statement-breakpoint
ALTER TABLE "juwuye"."attendances" ADD COLUMN "recorded_by" uuid;--> statement-breakpoint
ALTER TABLE "juwuye"."attendances" ADD COLUMN "recorded_by_name" text;--> statement-breakpoint
ALTER TABLE "juwuye"."attendances" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "juwuye"."duty_days_off" ADD CONSTRAINT "duty_days_off_person_fk" FOREIGN KEY ("community_id","person_id") REFERENCES "juwuye"."duty_people"("community_id","person_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."posts" ADD CONSTRAINT "posts_station_fk" FOREIGN KEY ("community_id","station_id") REFERENCES "juwuye"."stations"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."rotas" ADD CONSTRAINT "rotas_community_fk" FOREIGN KEY ("community_id") REFERENCES "juwuye"."communities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."shift_swaps" ADD CONSTRAINT "shift_swaps_shift_fk" FOREIGN KEY ("community_id","shift_id") REFERENCES "juwuye"."shifts"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."shift_swaps" ADD CONSTRAINT "shift_swaps_return_fk" FOREIGN KEY ("community_id","return_shift_id") REFERENCES "juwuye"."shifts"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."shifts" ADD CONSTRAINT "shifts_rota_fk" FOREIGN KEY ("community_id","month") REFERENCES "juwuye"."rotas"("community_id","month") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."shifts" ADD CONSTRAINT "shifts_post_fk" FOREIGN KEY ("community_id","post_id") REFERENCES "juwuye"."posts"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."stations" ADD CONSTRAINT "stations_community_fk" FOREIGN KEY ("community_id") REFERENCES "juwuye"."communities"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."duty_handovers" ADD CONSTRAINT "duty_handovers_station_fk" FOREIGN KEY ("community_id","station_id") REFERENCES "juwuye"."stations"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."duty_promises" ADD CONSTRAINT "duty_promises_handover_fk" FOREIGN KEY ("community_id","handover_id") REFERENCES "juwuye"."duty_handovers"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."used_station_codes" ADD CONSTRAINT "used_station_codes_station_fk" FOREIGN KEY ("community_id","station_id") REFERENCES "juwuye"."stations"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "duty_days_off_person" ON "juwuye"."duty_days_off" USING btree ("community_id","person_id","from_day");--> statement-breakpoint
CREATE UNIQUE INDEX "shift_swaps_one_open" ON "juwuye"."shift_swaps" USING btree ("community_id","shift_id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "shift_swaps_asked" ON "juwuye"."shift_swaps" USING btree ("community_id","asked_by","asked_at");--> statement-breakpoint
CREATE INDEX "shift_swaps_to" ON "juwuye"."shift_swaps" USING btree ("community_id","to_person_id","asked_at");--> statement-breakpoint
CREATE UNIQUE INDEX "shifts_one_a_day" ON "juwuye"."shifts" USING btree ("community_id","person_id","day") WHERE person_id is not null;--> statement-breakpoint
CREATE INDEX "shifts_month" ON "juwuye"."shifts" USING btree ("community_id","month","from_at");--> statement-breakpoint
CREATE INDEX "shifts_from" ON "juwuye"."shifts" USING btree ("community_id","from_at");--> statement-breakpoint
CREATE INDEX "shifts_chase" ON "juwuye"."shifts" USING btree ("chase_at","community_id","id") WHERE chase_at is not null;--> statement-breakpoint
CREATE INDEX "attendance_attempts_at" ON "juwuye"."attendance_attempts" USING btree ("community_id","at","id");--> statement-breakpoint
CREATE INDEX "duty_handovers_waiting" ON "juwuye"."duty_handovers" USING btree ("community_id","station_id","at") WHERE taken_at is null;--> statement-breakpoint
CREATE INDEX "duty_promises_handover" ON "juwuye"."duty_promises" USING btree ("community_id","handover_id");--> statement-breakpoint
CREATE INDEX "duty_promises_open" ON "juwuye"."duty_promises" USING btree ("community_id","due_at") WHERE kept_at is null;--> statement-breakpoint
CREATE INDEX "on_call_calls_case" ON "juwuye"."on_call_calls" USING btree ("community_id","case_id","called_at");--> statement-breakpoint
CREATE INDEX "attendances_shift" ON "juwuye"."attendances" USING btree ("community_id","shift_id") WHERE "juwuye"."attendances"."shift_id" is not null;--> statement-breakpoint
CREATE INDEX "attendances_by_time" ON "juwuye"."attendances" USING btree ("community_id","checked_in_at");--> statement-breakpoint
ALTER TABLE "juwuye"."attendances" ADD CONSTRAINT "attendances_proof_check" CHECK ("juwuye"."attendances"."proof" in ('strong', 'weak', 'byHand'));--> statement-breakpoint
ALTER TABLE "juwuye"."attendances" ADD CONSTRAINT "attendances_geofence_check" CHECK ("juwuye"."attendances"."geofence" in ('inside', 'outside', 'unknown'));