ALTER TABLE "juwuye"."stations" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."stations" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."stations" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."stations" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "juwuye"."stations" TO juwuye_api;
ALTER TABLE "juwuye"."posts" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."posts" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."posts" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."posts" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "juwuye"."posts" TO juwuye_api;
ALTER TABLE "juwuye"."duty_people" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."duty_people" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."duty_people" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."duty_people" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "juwuye"."duty_people" TO juwuye_api;
ALTER TABLE "juwuye"."duty_days_off" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."duty_days_off" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."duty_days_off" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."duty_days_off" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "juwuye"."duty_days_off" TO juwuye_api;
ALTER TABLE "juwuye"."rotas" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."rotas" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."rotas" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."rotas" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "juwuye"."rotas" TO juwuye_api;
ALTER TABLE "juwuye"."shifts" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."shifts" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."shifts" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."shifts" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "juwuye"."shifts" TO juwuye_api;
--> statement-breakpoint
CREATE POLICY sweep ON "juwuye"."shifts" FOR SELECT TO juwuye_sweeper USING (true);
--> statement-breakpoint
GRANT SELECT (community_id, id, chase_at) ON "juwuye"."shifts" TO juwuye_sweeper;
ALTER TABLE "juwuye"."shift_swaps" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."shift_swaps" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."shift_swaps" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."shift_swaps" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (state, settled_by, settled_by_name, settled_at) ON "juwuye"."shift_swaps" TO juwuye_api;
ALTER TABLE "juwuye"."used_station_codes" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."used_station_codes" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."used_station_codes" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."used_station_codes" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON "juwuye"."used_station_codes" TO juwuye_api;
ALTER TABLE "juwuye"."attendance_attempts" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."attendance_attempts" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."attendance_attempts" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."attendance_attempts" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT ON "juwuye"."attendance_attempts" TO juwuye_api;
ALTER TABLE "juwuye"."duty_handovers" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."duty_handovers" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."duty_handovers" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."duty_handovers" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (taken_by, taken_by_name, taken_at) ON "juwuye"."duty_handovers" TO juwuye_api;
ALTER TABLE "juwuye"."duty_promises" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."duty_promises" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."duty_promises" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."duty_promises" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (kept_at, kept_by, kept_by_name) ON "juwuye"."duty_promises" TO juwuye_api;
ALTER TABLE "juwuye"."on_call_calls" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."on_call_calls" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."on_call_calls" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."on_call_calls" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (outcome, outcome_at) ON "juwuye"."on_call_calls" TO juwuye_api;
