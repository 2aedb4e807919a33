CREATE TABLE "juwuye"."step_backs" (
	"community_id" bigint NOT NULL,
	"case_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"doer_party_id" uuid NOT NULL,
	"node_id" uuid NOT NULL,
	"seat_kind" text NOT NULL,
	"party_id" uuid,
	"tie" text NOT NULL,
	"seq" integer NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "step_backs_community_id_case_id_person_id_doer_party_id_pk" PRIMARY KEY("community_id","case_id","person_id","doer_party_id")
);
--> statement-breakpoint
ALTER TABLE "juwuye"."step_backs" ADD CONSTRAINT "step_backs_case" FOREIGN KEY ("community_id","case_id") REFERENCES "juwuye"."cases"("community_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "juwuye"."step_backs" ADD CONSTRAINT "step_backs_node" FOREIGN KEY ("community_id","node_id") REFERENCES "juwuye"."nodes"("community_id","id") ON DELETE no action ON UPDATE no action;