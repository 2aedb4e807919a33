ALTER TABLE "juwuye"."community_policies" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."community_policies" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."community_policies" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."community_policies" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT ON "juwuye"."community_policies" TO juwuye_api;
--> statement-breakpoint
ALTER TABLE "juwuye"."supervisions" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."supervisions" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."supervisions" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."supervisions" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (answered_at, answered_by, answered_name, answer) ON "juwuye"."supervisions" TO juwuye_api;
--> statement-breakpoint
ALTER TABLE "juwuye"."urgings" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."urgings" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."urgings" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."urgings" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT ON "juwuye"."urgings" TO juwuye_api;
--> statement-breakpoint
ALTER TABLE "juwuye"."content_checks" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."content_checks" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."content_checks" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."content_checks" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "juwuye"."content_checks" TO juwuye_api;
--> statement-breakpoint
ALTER TABLE "juwuye"."messages" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."messages" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."messages" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."messages" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (read_at) ON "juwuye"."messages" TO juwuye_api;
--> statement-breakpoint
ALTER TABLE "juwuye"."deliveries" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."deliveries" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."deliveries" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."deliveries" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "juwuye"."deliveries" TO juwuye_api;
--> statement-breakpoint
CREATE POLICY sweep ON "juwuye"."deliveries" FOR SELECT TO juwuye_sweeper USING (true);
--> statement-breakpoint
GRANT SELECT (community_id, id, created_at, due_at, state) ON "juwuye"."deliveries" TO juwuye_sweeper;
--> statement-breakpoint
ALTER TABLE "juwuye"."dead_letters" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."dead_letters" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."dead_letters" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."dead_letters" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (resent_at, resent_by) ON "juwuye"."dead_letters" TO juwuye_api;
--> statement-breakpoint
ALTER TABLE "juwuye"."wechat_accounts" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."wechat_accounts" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY person_wall ON "juwuye"."wechat_accounts" TO juwuye_api USING (person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (person_id = nullif(current_setting('app.person_id', true), '')::uuid);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."wechat_accounts" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (openid, updated_at) ON "juwuye"."wechat_accounts" TO juwuye_api;
--> statement-breakpoint
ALTER TABLE "juwuye"."subscribe_grants" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."subscribe_grants" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY person_wall ON "juwuye"."subscribe_grants" TO juwuye_api USING (person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (person_id = nullif(current_setting('app.person_id', true), '')::uuid);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."subscribe_grants" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "juwuye"."subscribe_grants" TO juwuye_api;
--> statement-breakpoint
ALTER TABLE "juwuye"."message_settings" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."message_settings" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY person_wall ON "juwuye"."message_settings" TO juwuye_api USING (person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (person_id = nullif(current_setting('app.person_id', true), '')::uuid);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."message_settings" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (off, updated_at) ON "juwuye"."message_settings" TO juwuye_api;
--> statement-breakpoint
ALTER TABLE "juwuye"."external_refs" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."external_refs" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY reference_wall ON "juwuye"."external_refs" TO juwuye_api USING (true) WITH CHECK (true);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."external_refs" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT ON "juwuye"."external_refs" TO juwuye_api;
--> statement-breakpoint
ALTER TABLE "juwuye"."wechat_pushes" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."wechat_pushes" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY reference_wall ON "juwuye"."wechat_pushes" TO juwuye_api USING (true) WITH CHECK (true);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."wechat_pushes" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON "juwuye"."wechat_pushes" TO juwuye_api;
--> statement-breakpoint
GRANT UPDATE (relayed_at) ON "juwuye"."outbox" TO juwuye_api;
--> statement-breakpoint
GRANT SELECT (chase_at) ON "juwuye"."case_clocks" TO juwuye_sweeper;
--> statement-breakpoint
CREATE POLICY sweep ON "juwuye"."region_memberships" FOR SELECT TO juwuye_sweeper USING (true);
--> statement-breakpoint
GRANT SELECT (person_id, region_id, role, valid_from, valid_to) ON "juwuye"."region_memberships" TO juwuye_sweeper;
