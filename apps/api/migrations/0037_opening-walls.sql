ALTER TABLE "juwuye"."region_invitations" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."region_invitations" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY reference_wall ON "juwuye"."region_invitations" TO juwuye_api USING (true) WITH CHECK (true);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."region_invitations" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (used_at, revoked_at) ON "juwuye"."region_invitations" TO juwuye_api;
ALTER TABLE "juwuye"."invitations" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."invitations" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."invitations" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."invitations" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (code_hash, ends_at, used, made_by, made_by_name, made_at, revoked_at, revoked_by, revoked_by_name) ON "juwuye"."invitations" TO juwuye_api;
ALTER TABLE "juwuye"."invitation_uses" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."invitation_uses" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."invitation_uses" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."invitation_uses" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (person_name) ON "juwuye"."invitation_uses" TO juwuye_api;
ALTER TABLE "juwuye"."administration_steps" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."administration_steps" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."administration_steps" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."administration_steps" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (person_name) ON "juwuye"."administration_steps" TO juwuye_api;
ALTER TABLE "juwuye"."home_code_batches" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."home_code_batches" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."home_code_batches" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."home_code_batches" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (made_by_name, revoked_at, revoked_by, revoked_by_name) ON "juwuye"."home_code_batches" TO juwuye_api;
ALTER TABLE "juwuye"."home_codes" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."home_codes" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."home_codes" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."home_codes" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (used_at, used_by) ON "juwuye"."home_codes" TO juwuye_api;
ALTER TABLE "juwuye"."home_code_attempts" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."home_code_attempts" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."home_code_attempts" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."home_code_attempts" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON "juwuye"."home_code_attempts" TO juwuye_api;
--> statement-breakpoint
CREATE POLICY sweep ON "juwuye"."home_code_attempts" FOR SELECT TO juwuye_sweeper USING (true);
--> statement-breakpoint
GRANT SELECT (community_id, id, at) ON "juwuye"."home_code_attempts" TO juwuye_sweeper;
