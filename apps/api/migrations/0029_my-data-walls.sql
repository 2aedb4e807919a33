ALTER TABLE "juwuye"."data_exports" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."data_exports" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY person_wall ON "juwuye"."data_exports" TO juwuye_api USING (person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (person_id = nullif(current_setting('app.person_id', true), '')::uuid);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."data_exports" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (taken_at), DELETE ON "juwuye"."data_exports" TO juwuye_api;
--> statement-breakpoint
CREATE POLICY sweep ON "juwuye"."data_exports" FOR SELECT TO juwuye_sweeper USING (true);
--> statement-breakpoint
GRANT SELECT (person_id, id, asked_at) ON "juwuye"."data_exports" TO juwuye_sweeper;
ALTER TABLE "juwuye"."consents" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."consents" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY person_wall ON "juwuye"."consents" TO juwuye_api USING (person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (person_id = nullif(current_setting('app.person_id', true), '')::uuid);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."consents" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT ON "juwuye"."consents" TO juwuye_api;
ALTER TABLE "juwuye"."neighbour_consents" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."neighbour_consents" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."neighbour_consents" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."neighbour_consents" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT ON "juwuye"."neighbour_consents" TO juwuye_api;
ALTER TABLE "juwuye"."sensitive_views" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."sensitive_views" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."sensitive_views" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."sensitive_views" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON "juwuye"."sensitive_views" TO juwuye_api;
--> statement-breakpoint
CREATE POLICY old_only ON "juwuye"."sensitive_views" AS RESTRICTIVE FOR DELETE TO juwuye_api USING (at < now() - interval '3 years');
--> statement-breakpoint
CREATE POLICY sweep ON "juwuye"."sensitive_views" FOR SELECT TO juwuye_sweeper USING (true);
--> statement-breakpoint
GRANT SELECT (community_id, id, at) ON "juwuye"."sensitive_views" TO juwuye_sweeper;
--> statement-breakpoint
CREATE POLICY sweep ON "juwuye"."neighbour_views" FOR SELECT TO juwuye_sweeper USING (true);
--> statement-breakpoint
GRANT SELECT (community_id, id, at) ON "juwuye"."neighbour_views" TO juwuye_sweeper;
--> statement-breakpoint
CREATE POLICY sweep ON "juwuye"."relay_attempts" FOR SELECT TO juwuye_sweeper USING (true);
--> statement-breakpoint
GRANT SELECT (community_id, id, at) ON "juwuye"."relay_attempts" TO juwuye_sweeper;
--> statement-breakpoint
CREATE POLICY sweep ON "juwuye"."attendance_attempts" FOR SELECT TO juwuye_sweeper USING (true);
--> statement-breakpoint
GRANT SELECT (community_id, id, at) ON "juwuye"."attendance_attempts" TO juwuye_sweeper;
--> statement-breakpoint
CREATE POLICY sweep ON "juwuye"."messages" FOR SELECT TO juwuye_sweeper USING (true);
--> statement-breakpoint
GRANT SELECT (community_id, id, created_at) ON "juwuye"."messages" TO juwuye_sweeper;
--> statement-breakpoint
CREATE POLICY sweep ON "juwuye"."dead_letters" FOR SELECT TO juwuye_sweeper USING (true);
--> statement-breakpoint
GRANT SELECT (community_id, id, died_at) ON "juwuye"."dead_letters" TO juwuye_sweeper;
--> statement-breakpoint
CREATE POLICY sweep ON "juwuye"."answered_requests" FOR SELECT TO juwuye_sweeper USING (true);
--> statement-breakpoint
GRANT SELECT (community_id, key, answered_at) ON "juwuye"."answered_requests" TO juwuye_sweeper;
--> statement-breakpoint
CREATE POLICY sweep ON "juwuye"."sessions" FOR SELECT TO juwuye_sweeper USING (true);
--> statement-breakpoint
GRANT SELECT (person_id, id, expires_at) ON "juwuye"."sessions" TO juwuye_sweeper;
--> statement-breakpoint
CREATE POLICY sweep ON "juwuye"."subscribe_grants" FOR SELECT TO juwuye_sweeper USING (true);
--> statement-breakpoint
GRANT SELECT (person_id, id, granted_at) ON "juwuye"."subscribe_grants" TO juwuye_sweeper;
--> statement-breakpoint
GRANT DELETE ON "juwuye"."neighbour_views" TO juwuye_api;
--> statement-breakpoint
GRANT DELETE ON "juwuye"."relay_attempts" TO juwuye_api;
--> statement-breakpoint
GRANT DELETE ON "juwuye"."attendance_attempts" TO juwuye_api;
--> statement-breakpoint
GRANT DELETE ON "juwuye"."messages" TO juwuye_api;
--> statement-breakpoint
GRANT DELETE ON "juwuye"."deliveries" TO juwuye_api;
--> statement-breakpoint
GRANT DELETE ON "juwuye"."dead_letters" TO juwuye_api;
--> statement-breakpoint
GRANT DELETE ON "juwuye"."outbox" TO juwuye_api;
--> statement-breakpoint
GRANT DELETE ON "juwuye"."answered_requests" TO juwuye_api;
--> statement-breakpoint
GRANT DELETE ON "juwuye"."subscribe_grants" TO juwuye_api;
--> statement-breakpoint
CREATE POLICY old_only ON "juwuye"."neighbour_views" AS RESTRICTIVE FOR DELETE TO juwuye_api USING (at < now() - interval '3 years');
