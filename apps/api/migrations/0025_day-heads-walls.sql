ALTER TABLE "juwuye"."day_heads" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."day_heads" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."day_heads" TO juwuye_api, juwuye_public USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."day_heads" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT ON "juwuye"."day_heads" TO juwuye_api;
--> statement-breakpoint
GRANT SELECT ON "juwuye"."day_heads" TO juwuye_public;
--> statement-breakpoint
CREATE POLICY sweep ON "juwuye"."day_heads" FOR SELECT TO juwuye_sweeper USING (true);
--> statement-breakpoint
GRANT SELECT (community_id, day) ON "juwuye"."day_heads" TO juwuye_sweeper;
ALTER TABLE "juwuye"."publication_records" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."publication_records" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY tenant_wall ON "juwuye"."publication_records" TO juwuye_api, juwuye_public USING (community_id = nullif(current_setting('app.community_id', true), '')::bigint) WITH CHECK (community_id = nullif(current_setting('app.community_id', true), '')::bigint);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."publication_records" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT ON "juwuye"."publication_records" TO juwuye_api;
--> statement-breakpoint
GRANT SELECT ON "juwuye"."publication_records" TO juwuye_public;
--> statement-breakpoint
CREATE POLICY shown_only ON "juwuye"."publication_records" AS RESTRICTIVE FOR SELECT TO juwuye_public USING (EXISTS (SELECT 1 FROM juwuye.publications AS page WHERE page.community_id = publication_records.community_id AND page.id = publication_records.publication_id AND page.hidden_at IS NULL));
--> statement-breakpoint
CREATE POLICY sweep ON "juwuye"."communities" FOR SELECT TO juwuye_sweeper USING (true);
--> statement-breakpoint
GRANT SELECT (id, created_at) ON "juwuye"."communities" TO juwuye_sweeper;
--> statement-breakpoint
CREATE FUNCTION "juwuye"."refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of %.% are never changed or removed', TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION "juwuye"."refuse_change"() FROM PUBLIC;
--> statement-breakpoint
CREATE TRIGGER day_heads_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON "juwuye"."day_heads" FOR EACH STATEMENT EXECUTE FUNCTION "juwuye"."refuse_change"();
