CREATE TABLE "juwuye"."photo_redactions" (
	"community_id" bigint NOT NULL,
	"id" uuid NOT NULL,
	"photo_id" uuid NOT NULL,
	"boxes" text NOT NULL,
	"sha256" char(64) NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"storage_key" text NOT NULL,
	"thumb_key" text NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "photo_redactions_community_id_id_pk" PRIMARY KEY("community_id","id")
);
--> statement-breakpoint
ALTER TABLE "juwuye"."photo_redactions" ADD CONSTRAINT "photo_redactions_photo_fk" FOREIGN KEY ("community_id","photo_id") REFERENCES "juwuye"."attachments"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "photo_redactions_once" ON "juwuye"."photo_redactions" USING btree ("community_id","photo_id","boxes");--> statement-breakpoint
CREATE INDEX "photo_redactions_bytes" ON "juwuye"."photo_redactions" USING btree ("community_id","sha256");