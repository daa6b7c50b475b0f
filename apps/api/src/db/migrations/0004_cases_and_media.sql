CREATE TABLE "bank_import_media" (
	"import_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"type" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	CONSTRAINT "bank_import_media_import_id_hash_pk" PRIMARY KEY("import_id","hash")
);
--> statement-breakpoint
CREATE TABLE "media" (
	"hash" text PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "bank_import" ADD COLUMN "licence" text;--> statement-breakpoint
ALTER TABLE "bank_import" ADD COLUMN "chosen_layout" text;--> statement-breakpoint
ALTER TABLE "bank_import" ADD COLUMN "answers_name" text;--> statement-breakpoint
ALTER TABLE "bank_import" ADD COLUMN "answers_bytes" "bytea";--> statement-breakpoint
ALTER TABLE "bank_import" ADD COLUMN "alternatives" jsonb;--> statement-breakpoint
ALTER TABLE "question" ADD COLUMN "group_id" uuid;--> statement-breakpoint
ALTER TABLE "question_version" ADD COLUMN "material" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "bank_import_media" ADD CONSTRAINT "bank_import_media_import_id_bank_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."bank_import"("id") ON DELETE cascade ON UPDATE no action;