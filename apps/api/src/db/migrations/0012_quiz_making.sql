CREATE TABLE "prepared_paper" (
	"id" uuid PRIMARY KEY NOT NULL,
	"opening_id" uuid NOT NULL,
	"quiz_version_id" uuid NOT NULL,
	"stamp" text NOT NULL,
	"slots" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "quiz_event" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "quiz_event_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"quiz_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"detail" jsonb NOT NULL,
	"actor_id" uuid,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "quiz" ADD COLUMN "draft" jsonb;--> statement-breakpoint
ALTER TABLE "quiz" ADD COLUMN "draft_revision" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "quiz" ADD COLUMN "updated_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "quiz" ADD COLUMN "archived_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "quiz_opening" ADD COLUMN "prepared" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "prepared_paper" ADD CONSTRAINT "prepared_paper_opening_id_quiz_opening_id_fk" FOREIGN KEY ("opening_id") REFERENCES "public"."quiz_opening"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prepared_paper" ADD CONSTRAINT "prepared_paper_quiz_version_id_quiz_version_id_fk" FOREIGN KEY ("quiz_version_id") REFERENCES "public"."quiz_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_event" ADD CONSTRAINT "quiz_event_quiz_id_quiz_id_fk" FOREIGN KEY ("quiz_id") REFERENCES "public"."quiz"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "prepared_paper_opening" ON "prepared_paper" USING btree ("opening_id","quiz_version_id");--> statement-breakpoint
CREATE INDEX "quiz_event_quiz" ON "quiz_event" USING btree ("quiz_id","id");--> statement-breakpoint
-- The log of a quiz is only ever added to.
CREATE FUNCTION quiz_event_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'quiz_event is only ever added to' USING ERRCODE = 'restrict_violation';
END $$;--> statement-breakpoint
CREATE TRIGGER quiz_event_stays BEFORE UPDATE OR DELETE ON quiz_event
	FOR EACH ROW EXECUTE FUNCTION quiz_event_stays();
