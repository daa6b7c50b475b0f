CREATE TABLE "paper_entry" (
	"attempt_id" uuid PRIMARY KEY NOT NULL,
	"sitting_id" uuid NOT NULL,
	"form_id" uuid NOT NULL,
	"answers" text,
	"total" integer,
	"sheet_number" integer NOT NULL,
	"entered_by" uuid,
	"entered_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "paper_entry_sheet" UNIQUE("sitting_id","sheet_number"),
	CONSTRAINT "paper_entry_says" CHECK (("paper_entry"."answers" is null) <> ("paper_entry"."total" is null))
);
--> statement-breakpoint
CREATE TABLE "paper_form" (
	"id" uuid PRIMARY KEY NOT NULL,
	"quiz_version_id" uuid NOT NULL,
	"letter" text NOT NULL,
	"paper" jsonb NOT NULL,
	"parts" jsonb NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "paper_form_letter" UNIQUE("quiz_version_id","letter")
);
--> statement-breakpoint
CREATE TABLE "paper_sitting" (
	"id" uuid PRIMARY KEY NOT NULL,
	"quiz_id" uuid NOT NULL,
	"opening_id" uuid NOT NULL,
	"title" text NOT NULL,
	"held_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "paper_sitting_opening" UNIQUE("opening_id")
);
--> statement-breakpoint
ALTER TABLE "quiz_opening" ADD COLUMN "on_paper" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "paper_entry" ADD CONSTRAINT "paper_entry_attempt_id_attempt_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempt"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_entry" ADD CONSTRAINT "paper_entry_sitting_id_paper_sitting_id_fk" FOREIGN KEY ("sitting_id") REFERENCES "public"."paper_sitting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_entry" ADD CONSTRAINT "paper_entry_form_id_paper_form_id_fk" FOREIGN KEY ("form_id") REFERENCES "public"."paper_form"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_entry" ADD CONSTRAINT "paper_entry_entered_by_person_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_form" ADD CONSTRAINT "paper_form_quiz_version_id_quiz_version_id_fk" FOREIGN KEY ("quiz_version_id") REFERENCES "public"."quiz_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_form" ADD CONSTRAINT "paper_form_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_sitting" ADD CONSTRAINT "paper_sitting_quiz_id_quiz_id_fk" FOREIGN KEY ("quiz_id") REFERENCES "public"."quiz"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_sitting" ADD CONSTRAINT "paper_sitting_opening_id_quiz_opening_id_fk" FOREIGN KEY ("opening_id") REFERENCES "public"."quiz_opening"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_sitting" ADD CONSTRAINT "paper_sitting_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "paper_entry_form" ON "paper_entry" USING btree ("form_id");--> statement-breakpoint
CREATE INDEX "paper_sitting_quiz" ON "paper_sitting" USING btree ("quiz_id","held_at");