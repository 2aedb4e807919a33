ALTER TABLE "juwuye"."sealing_keys" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "juwuye"."sealing_keys" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY reference_wall ON "juwuye"."sealing_keys" TO juwuye_api USING (true) WITH CHECK (true);
--> statement-breakpoint
REVOKE ALL ON "juwuye"."sealing_keys" FROM PUBLIC;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (retired_at) ON "juwuye"."sealing_keys" TO juwuye_api;
