CREATE TABLE "juwuye"."sealing_keys" (
	"version" smallint PRIMARY KEY NOT NULL,
	"check_value" "bytea" NOT NULL,
	"first_used_at" timestamp(3) with time zone NOT NULL,
	"retired_at" timestamp(3) with time zone
);
