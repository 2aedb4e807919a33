ALTER TABLE "juwuye"."erasures" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."erasures" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."erasures" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."erasures" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (done_at) ON "juwuye"."erasures" TO juwuye_api;
--> statement-breakpoint
CREATE POLICY sweep ON "juwuye"."erasures" FOR SELECT TO juwuye_sweeper USING (true);
--> statement-breakpoint
GRANT SELECT (community_id, person_id, asked_at, done_at) ON "juwuye"."erasures" TO juwuye_sweeper;
--> statement-breakpoint
GRANT DELETE ON "juwuye"."persons" TO juwuye_api;
--> statement-breakpoint
GRANT DELETE ON "juwuye"."person_identities" TO juwuye_api;
--> statement-breakpoint
GRANT DELETE ON "juwuye"."region_memberships" TO juwuye_api;
--> statement-breakpoint
GRANT DELETE ON "juwuye"."wechat_accounts" TO juwuye_api;
--> statement-breakpoint
GRANT DELETE ON "juwuye"."subscribe_grants" TO juwuye_api;
--> statement-breakpoint
GRANT DELETE ON "juwuye"."message_settings" TO juwuye_api;
--> statement-breakpoint
GRANT UPDATE (recorded_by_name) ON "juwuye"."attendances" TO juwuye_api;
--> statement-breakpoint
GRANT UPDATE (asked_by_name) ON "juwuye"."shift_swaps" TO juwuye_api;
--> statement-breakpoint
GRANT UPDATE (from_name) ON "juwuye"."duty_handovers" TO juwuye_api;
--> statement-breakpoint
GRANT UPDATE (called_by_name) ON "juwuye"."on_call_calls" TO juwuye_api;
--> statement-breakpoint
GRANT UPDATE (changed_by_name) ON "juwuye"."community_policies" TO juwuye_api;
--> statement-breakpoint
GRANT DELETE ON "juwuye"."photo_redactions" TO juwuye_api;
--> statement-breakpoint
GRANT UPDATE (viewer_name) ON "juwuye"."neighbour_views" TO juwuye_api;
--> statement-breakpoint
GRANT UPDATE (person_name) ON "juwuye"."relay_attempts" TO juwuye_api;
--> statement-breakpoint
GRANT DELETE ON "juwuye"."event_contents" TO juwuye_api;
--> statement-breakpoint
GRANT DELETE ON "juwuye"."case_photos" TO juwuye_api;
--> statement-breakpoint
GRANT UPDATE (words) ON "juwuye"."ratings" TO juwuye_api;
--> statement-breakpoint
GRANT UPDATE (reason) ON "juwuye"."case_rulings" TO juwuye_api;
--> statement-breakpoint
GRANT UPDATE (reason) ON "juwuye"."page_reports" TO juwuye_api;
--> statement-breakpoint
GRANT DELETE ON "juwuye"."messages" TO juwuye_api;
--> statement-breakpoint
GRANT DELETE ON "juwuye"."deliveries" TO juwuye_api;
--> statement-breakpoint
GRANT DELETE ON "juwuye"."answered_requests" TO juwuye_api;
