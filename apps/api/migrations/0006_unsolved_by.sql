ALTER TABLE "juwuye"."cases" ADD COLUMN "unsolved_by_party_id" uuid;--> statement-breakpoint
ALTER TABLE "juwuye"."cases" ADD COLUMN "unsolved_by_person_id" uuid;