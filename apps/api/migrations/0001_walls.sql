REVOKE ALL ON SCHEMA "juwuye" FROM PUBLIC;
--> statement-breakpoint
GRANT USAGE ON SCHEMA "juwuye" TO juwuye_api, juwuye_public, juwuye_sweeper;
--> statement-breakpoint
ALTER TABLE "juwuye"."regions" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."regions" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY reference_wall ON "juwuye"."regions" TO juwuye_api USING (true) WITH CHECK (true);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."regions" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT ON "juwuye"."regions" TO juwuye_api;
--> statement-breakpoint
ALTER TABLE "juwuye"."communities" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."communities" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY reference_wall ON "juwuye"."communities" TO juwuye_api USING (true) WITH CHECK (true);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."communities" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (name, desk_phone, settings) ON "juwuye"."communities" TO juwuye_api;
--> statement-breakpoint
ALTER TABLE "juwuye"."persons" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."persons" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY person_wall ON "juwuye"."persons" TO juwuye_api USING (person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (person_id = nullif(current_setting('app.person_id', true), '')::uuid);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."persons" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (display_name) ON "juwuye"."persons" TO juwuye_api;
--> statement-breakpoint
ALTER TABLE "juwuye"."person_identities" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."person_identities" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY subject_wall ON "juwuye"."person_identities" TO juwuye_api USING (provider_subject = nullif(current_setting('app.provider_subject', true), '')::text) WITH CHECK (provider_subject = nullif(current_setting('app.provider_subject', true), '')::text);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."person_identities" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT ON "juwuye"."person_identities" TO juwuye_api;
--> statement-breakpoint
ALTER TABLE "juwuye"."sessions" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."sessions" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY person_wall ON "juwuye"."sessions" TO juwuye_api USING (person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (person_id = nullif(current_setting('app.person_id', true), '')::uuid);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."sessions" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (last_seen_at, expires_at), DELETE ON "juwuye"."sessions" TO juwuye_api;
--> statement-breakpoint
ALTER TABLE "juwuye"."my_communities" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."my_communities" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY person_wall ON "juwuye"."my_communities" TO juwuye_api USING (person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (person_id = nullif(current_setting('app.person_id', true), '')::uuid);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."my_communities" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (since), DELETE ON "juwuye"."my_communities" TO juwuye_api;
--> statement-breakpoint
ALTER TABLE "juwuye"."region_memberships" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."region_memberships" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY person_wall ON "juwuye"."region_memberships" TO juwuye_api USING (person_id = nullif(current_setting('app.person_id', true), '')::uuid) WITH CHECK (person_id = nullif(current_setting('app.person_id', true), '')::uuid);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."region_memberships" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (valid_to) ON "juwuye"."region_memberships" TO juwuye_api;
--> statement-breakpoint
ALTER TABLE "juwuye"."estates" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."estates" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."estates" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."estates" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (name, position) ON "juwuye"."estates" TO juwuye_api;
--> statement-breakpoint
ALTER TABLE "juwuye"."buildings" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."buildings" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."buildings" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."buildings" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (name, position) ON "juwuye"."buildings" TO juwuye_api;
--> statement-breakpoint
ALTER TABLE "juwuye"."common_places" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."common_places" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."common_places" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."common_places" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (name, position) ON "juwuye"."common_places" TO juwuye_api;
--> statement-breakpoint
ALTER TABLE "juwuye"."on_call_numbers" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."on_call_numbers" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."on_call_numbers" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."on_call_numbers" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "juwuye"."on_call_numbers" TO juwuye_api;
--> statement-breakpoint
ALTER TABLE "juwuye"."parties" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."parties" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."parties" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."parties" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "juwuye"."parties" TO juwuye_api;
--> statement-breakpoint
ALTER TABLE "juwuye"."party_estates" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."party_estates" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."party_estates" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."party_estates" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "juwuye"."party_estates" TO juwuye_api;
--> statement-breakpoint
ALTER TABLE "juwuye"."memberships" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."memberships" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."memberships" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."memberships" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "juwuye"."memberships" TO juwuye_api;
--> statement-breakpoint
ALTER TABLE "juwuye"."membership_buildings" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."membership_buildings" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."membership_buildings" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."membership_buildings" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "juwuye"."membership_buildings" TO juwuye_api;
--> statement-breakpoint
ALTER TABLE "juwuye"."attendances" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."attendances" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."attendances" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."attendances" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (checked_out_at) ON "juwuye"."attendances" TO juwuye_api;
--> statement-breakpoint
ALTER TABLE "juwuye"."attachments" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."attachments" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."attachments" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."attachments" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "juwuye"."attachments" TO juwuye_api;
--> statement-breakpoint
CREATE POLICY sweep ON "juwuye"."attachments" FOR SELECT TO juwuye_sweeper USING (true);
--> statement-breakpoint
GRANT SELECT (community_id, id, created_at, attached_at) ON "juwuye"."attachments" TO juwuye_sweeper;
--> statement-breakpoint
ALTER TABLE "juwuye"."case_counters" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."case_counters" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."case_counters" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."case_counters" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "juwuye"."case_counters" TO juwuye_api;
--> statement-breakpoint
ALTER TABLE "juwuye"."cases" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."cases" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."cases" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."cases" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "juwuye"."cases" TO juwuye_api;
--> statement-breakpoint
ALTER TABLE "juwuye"."whistles" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."whistles" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."whistles" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."whistles" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "juwuye"."whistles" TO juwuye_api;
--> statement-breakpoint
ALTER TABLE "juwuye"."case_participants" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."case_participants" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."case_participants" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."case_participants" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "juwuye"."case_participants" TO juwuye_api;
--> statement-breakpoint
ALTER TABLE "juwuye"."case_parties" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."case_parties" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."case_parties" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."case_parties" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON "juwuye"."case_parties" TO juwuye_api;
--> statement-breakpoint
ALTER TABLE "juwuye"."case_clocks" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."case_clocks" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."case_clocks" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."case_clocks" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "juwuye"."case_clocks" TO juwuye_api;
--> statement-breakpoint
CREATE POLICY sweep ON "juwuye"."case_clocks" FOR SELECT TO juwuye_sweeper USING (true);
--> statement-breakpoint
GRANT SELECT (community_id, case_id, kind, subject_id, run, due_at, stopped_at) ON "juwuye"."case_clocks" TO juwuye_sweeper;
--> statement-breakpoint
ALTER TABLE "juwuye"."nodes" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."nodes" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."nodes" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."nodes" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "juwuye"."nodes" TO juwuye_api;
--> statement-breakpoint
ALTER TABLE "juwuye"."seats" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."seats" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."seats" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."seats" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "juwuye"."seats" TO juwuye_api;
--> statement-breakpoint
ALTER TABLE "juwuye"."pending_acts" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."pending_acts" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."pending_acts" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."pending_acts" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "juwuye"."pending_acts" TO juwuye_api;
--> statement-breakpoint
ALTER TABLE "juwuye"."case_events" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."case_events" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."case_events" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."case_events" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT ON "juwuye"."case_events" TO juwuye_api;
--> statement-breakpoint
ALTER TABLE "juwuye"."event_contents" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."event_contents" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."event_contents" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."event_contents" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT ON "juwuye"."event_contents" TO juwuye_api;
--> statement-breakpoint
ALTER TABLE "juwuye"."case_photos" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."case_photos" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."case_photos" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."case_photos" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT ON "juwuye"."case_photos" TO juwuye_api;
--> statement-breakpoint
ALTER TABLE "juwuye"."objections" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."objections" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."objections" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."objections" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "juwuye"."objections" TO juwuye_api;
--> statement-breakpoint
ALTER TABLE "juwuye"."ratings" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."ratings" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."ratings" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."ratings" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT ON "juwuye"."ratings" TO juwuye_api;
--> statement-breakpoint
ALTER TABLE "juwuye"."reopenings" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."reopenings" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."reopenings" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."reopenings" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT ON "juwuye"."reopenings" TO juwuye_api;
--> statement-breakpoint
ALTER TABLE "juwuye"."outbox" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."outbox" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."outbox" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."outbox" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT ON "juwuye"."outbox" TO juwuye_api;
--> statement-breakpoint
CREATE POLICY sweep ON "juwuye"."outbox" FOR SELECT TO juwuye_sweeper USING (true);
--> statement-breakpoint
GRANT SELECT (community_id, id, created_at, relayed_at) ON "juwuye"."outbox" TO juwuye_sweeper;
--> statement-breakpoint
ALTER TABLE "juwuye"."answered_requests" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."answered_requests" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."answered_requests" TO juwuye_api USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."answered_requests" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT ON "juwuye"."answered_requests" TO juwuye_api;
--> statement-breakpoint
ALTER TABLE "juwuye"."publications" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."publications" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."publications" TO juwuye_api, juwuye_public USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."publications" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "juwuye"."publications" TO juwuye_api;
--> statement-breakpoint
GRANT SELECT ON "juwuye"."publications" TO juwuye_public;
--> statement-breakpoint
ALTER TABLE "juwuye"."publication_photos" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."publication_photos" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."publication_photos" TO juwuye_api, juwuye_public USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."publication_photos" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT ON "juwuye"."publication_photos" TO juwuye_api;
--> statement-breakpoint
GRANT SELECT ON "juwuye"."publication_photos" TO juwuye_public;
