CREATE TABLE "juwuye"."evidence_marks" (
	"community_id" bigint NOT NULL,
	"case_id" uuid NOT NULL,
	"photo_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"here" boolean NOT NULL,
	"taken_on" date,
	CONSTRAINT "evidence_marks_community_id_case_id_photo_id_kind_pk" PRIMARY KEY("community_id","case_id","photo_id","kind"),
	CONSTRAINT "evidence_marks_kind_check" CHECK ("juwuye"."evidence_marks"."kind" in ('sameFile', 'alike', 'older'))
);
--> statement-breakpoint
ALTER TABLE "juwuye"."attachments" ADD COLUMN "taken_on" date;--> statement-breakpoint
ALTER TABLE "juwuye"."attachments" ADD COLUMN "likeness" bit(256);--> statement-breakpoint
ALTER TABLE "juwuye"."evidence_marks" ADD CONSTRAINT "evidence_marks_case" FOREIGN KEY ("community_id","case_id") REFERENCES "juwuye"."cases"("community_id","id") ON DELETE no action ON UPDATE no action;