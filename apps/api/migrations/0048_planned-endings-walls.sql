CREATE POLICY sweep ON "juwuye"."memberships" FOR SELECT TO juwuye_sweeper USING (true);
--> statement-breakpoint
GRANT SELECT (community_id, id, ends_at) ON "juwuye"."memberships" TO juwuye_sweeper;
