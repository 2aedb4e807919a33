ALTER TABLE "juwuye"."step_backs" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."step_backs" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."step_backs" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."step_backs" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT ON "juwuye"."step_backs" TO juwuye_api;
