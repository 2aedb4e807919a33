ALTER TABLE "juwuye"."community_daily" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."community_daily" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."community_daily" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."community_daily" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON "juwuye"."community_daily" TO juwuye_api;
--> statement-breakpoint
CREATE POLICY sweep ON "juwuye"."community_daily" FOR SELECT TO juwuye_sweeper USING (true);
--> statement-breakpoint
GRANT SELECT (community_id, day, figure_class, whistles, joined, due, in_time, asked, answered, solved, content, placed, recurred, hours) ON "juwuye"."community_daily" TO juwuye_sweeper;
ALTER TABLE "juwuye"."community_roll_ups" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."community_roll_ups" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."community_roll_ups" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."community_roll_ups" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (up_to) ON "juwuye"."community_roll_ups" TO juwuye_api;
--> statement-breakpoint
CREATE POLICY sweep ON "juwuye"."community_roll_ups" FOR SELECT TO juwuye_sweeper USING (true);
--> statement-breakpoint
GRANT SELECT (community_id, up_to) ON "juwuye"."community_roll_ups" TO juwuye_sweeper;
ALTER TABLE "juwuye"."complaint_counts" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."complaint_counts" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."complaint_counts" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."complaint_counts" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (complaints, entered_by, entered_by_name, entered_at, version) ON "juwuye"."complaint_counts" TO juwuye_api;
--> statement-breakpoint
CREATE POLICY sweep ON "juwuye"."complaint_counts" FOR SELECT TO juwuye_sweeper USING (true);
--> statement-breakpoint
GRANT SELECT (community_id, month, source, complaints) ON "juwuye"."complaint_counts" TO juwuye_sweeper;
--> statement-breakpoint
CREATE POLICY sweep ON "juwuye"."case_events" FOR SELECT TO juwuye_sweeper USING (true);
--> statement-breakpoint
GRANT SELECT (community_id, at) ON "juwuye"."case_events" TO juwuye_sweeper;
