GRANT UPDATE (import_id) ON "juwuye"."invitations" TO juwuye_api;
