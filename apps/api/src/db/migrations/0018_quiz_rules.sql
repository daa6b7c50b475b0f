CREATE TABLE "quiz_override" (
	"id" uuid PRIMARY KEY NOT NULL,
	"quiz_id" uuid NOT NULL,
	"person_id" uuid,
	"organisation_id" integer,
	"extra_seconds" integer,
	"more_attempts" integer,
	"opens_at" timestamp with time zone,
	"closes_at" timestamp with time zone,
	"reason" text NOT NULL,
	"actor_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp with time zone,
	"removed_by" uuid,
	CONSTRAINT "quiz_override_target" CHECK (("quiz_override"."person_id" is null) <> ("quiz_override"."organisation_id" is null)),
	CONSTRAINT "quiz_override_gives" CHECK (coalesce("quiz_override"."extra_seconds", "quiz_override"."more_attempts") is not null or "quiz_override"."opens_at" is not null),
	CONSTRAINT "quiz_override_positive" CHECK (coalesce("quiz_override"."extra_seconds", 1) > 0 and coalesce("quiz_override"."more_attempts", 1) > 0),
	CONSTRAINT "quiz_override_window" CHECK (("quiz_override"."opens_at" is null) = ("quiz_override"."closes_at" is null) and "quiz_override"."opens_at" < "quiz_override"."closes_at"),
	CONSTRAINT "quiz_override_removed" CHECK (("quiz_override"."removed_at" is null) = ("quiz_override"."removed_by" is null))
);
--> statement-breakpoint
ALTER TABLE "attempt" ADD COLUMN "sequential" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "quiz_version" ADD COLUMN "rules" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "quiz_override" ADD CONSTRAINT "quiz_override_quiz_id_quiz_id_fk" FOREIGN KEY ("quiz_id") REFERENCES "public"."quiz"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_override" ADD CONSTRAINT "quiz_override_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_override" ADD CONSTRAINT "quiz_override_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "quiz_override_quiz" ON "quiz_override" USING btree ("quiz_id") WHERE "quiz_override"."removed_at" is null;--> statement-breakpoint
CREATE INDEX "quiz_override_person" ON "quiz_override" USING btree ("person_id");