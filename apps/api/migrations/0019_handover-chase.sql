ALTER TABLE "juwuye"."duty_handovers" ADD COLUMN "chase_at" timestamp(3) with time zone;--> statement-breakpoint
CREATE INDEX "duty_handovers_chase" ON "juwuye"."duty_handovers" USING btree ("chase_at","community_id","id") WHERE chase_at is not null;--> statement-breakpoint
CREATE INDEX "duty_handovers_attendance" ON "juwuye"."duty_handovers" USING btree ("community_id","attendance_id");--> statement-breakpoint
GRANT UPDATE (chase_at) ON "juwuye"."duty_handovers" TO juwuye_api;--> statement-breakpoint
CREATE POLICY sweep ON "juwuye"."duty_handovers" FOR SELECT TO juwuye_sweeper USING (true);--> statement-breakpoint
GRANT SELECT (community_id, id, chase_at) ON "juwuye"."duty_handovers" TO juwuye_sweeper;
