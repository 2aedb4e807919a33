ALTER TABLE "juwuye"."case_refusals" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."case_refusals" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."case_refusals" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."case_refusals" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (settled_at) ON "juwuye"."case_refusals" TO juwuye_api;
--> statement-breakpoint
ALTER TABLE "juwuye"."case_rulings" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."case_rulings" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."case_rulings" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."case_rulings" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (body_kind, body_party_id, ruled_at, outcome, ruling) ON "juwuye"."case_rulings" TO juwuye_api;
--> statement-breakpoint
ALTER TABLE "juwuye"."case_talks" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."case_talks" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."case_talks" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."case_talks" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (convener_id, convener_name, ended_at, people, agreed, nodes) ON "juwuye"."case_talks" TO juwuye_api;
--> statement-breakpoint
ALTER TABLE "juwuye"."recorded_entries" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."recorded_entries" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."recorded_entries" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."recorded_entries" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT ON "juwuye"."recorded_entries" TO juwuye_api;
--> statement-breakpoint
ALTER TABLE "juwuye"."page_reports" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."page_reports" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."page_reports" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."page_reports" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (answered_at, answer) ON "juwuye"."page_reports" TO juwuye_api;
--> statement-breakpoint
GRANT UPDATE (case_id) ON "juwuye"."case_photos" TO juwuye_api;
--> statement-breakpoint
CREATE POLICY shown_only ON "juwuye"."publications" AS RESTRICTIVE FOR SELECT TO juwuye_public USING (hidden_at IS NULL);
--> statement-breakpoint
CREATE POLICY shown_only ON "juwuye"."publication_photos" AS RESTRICTIVE FOR SELECT TO juwuye_public USING (EXISTS (SELECT 1 FROM juwuye.publications AS page WHERE page.community_id = publication_photos.community_id AND page.id = publication_photos.publication_id AND page.hidden_at IS NULL));
