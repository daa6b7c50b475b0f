CREATE TABLE "written_answer" (
	"id" uuid PRIMARY KEY NOT NULL,
	"attempt_id" uuid NOT NULL,
	"slot" smallint NOT NULL,
	"quiz_id" uuid NOT NULL,
	"question_version_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"epoch" smallint NOT NULL,
	"seq" integer NOT NULL,
	"maximum" integer NOT NULL,
	"markers" smallint NOT NULL,
	"differ" integer NOT NULL,
	"waits_for" smallint DEFAULT 1,
	"score" integer,
	"marked_by" uuid[] DEFAULT '{}' NOT NULL,
	"skipped_by" uuid[] DEFAULT '{}' NOT NULL,
	"lease_by" uuid,
	"lease_until" timestamp with time zone,
	"troubled" boolean DEFAULT false NOT NULL,
	CONSTRAINT "written_answer_slot" UNIQUE("attempt_id","slot"),
	CONSTRAINT "written_answer_decided" CHECK (("written_answer"."waits_for" is null) = ("written_answer"."score" is not null)),
	CONSTRAINT "written_answer_score" CHECK ("written_answer"."score" between 0 and "written_answer"."maximum"),
	CONSTRAINT "written_answer_waits_for" CHECK ("written_answer"."waits_for" between 1 and 3)
);
--> statement-breakpoint
CREATE TABLE "written_mark" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "written_mark_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"attempt_id" uuid NOT NULL,
	"slot" smallint NOT NULL,
	"epoch" smallint NOT NULL,
	"seq" integer NOT NULL,
	"round" smallint NOT NULL,
	"marker_id" uuid NOT NULL,
	"key_version" integer NOT NULL,
	"lines" jsonb NOT NULL,
	"score" integer,
	"note" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "written_mark_round" CHECK ("written_mark"."round" between 1 and 3),
	CONSTRAINT "written_mark_score" CHECK ("written_mark"."score" >= 0)
);
--> statement-breakpoint
CREATE TABLE "written_trouble" (
	"id" uuid PRIMARY KEY NOT NULL,
	"attempt_id" uuid NOT NULL,
	"slot" smallint NOT NULL,
	"reported_by" uuid NOT NULL,
	"note" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"settled_by" uuid,
	"settled_at" timestamp with time zone,
	CONSTRAINT "written_trouble_settled" CHECK (("written_trouble"."settled_by" is null) = ("written_trouble"."settled_at" is null))
);
--> statement-breakpoint
ALTER TABLE "written_answer" ADD CONSTRAINT "written_answer_attempt_id_attempt_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempt"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "written_answer" ADD CONSTRAINT "written_answer_quiz_id_quiz_id_fk" FOREIGN KEY ("quiz_id") REFERENCES "public"."quiz"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "written_answer" ADD CONSTRAINT "written_answer_question_version_id_question_version_id_fk" FOREIGN KEY ("question_version_id") REFERENCES "public"."question_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "written_mark" ADD CONSTRAINT "written_mark_attempt_id_attempt_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempt"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "written_trouble" ADD CONSTRAINT "written_trouble_attempt_id_attempt_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempt"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "written_answer_question" ON "written_answer" USING btree ("quiz_id","question_version_id","id") WHERE "written_answer"."waits_for" is not null;--> statement-breakpoint
CREATE INDEX "written_answer_paper" ON "written_answer" USING btree ("quiz_id","attempt_id","slot") WHERE "written_answer"."waits_for" is not null;--> statement-breakpoint
CREATE INDEX "written_answer_progress" ON "written_answer" USING btree ("quiz_id","question_version_id","waits_for");--> statement-breakpoint
CREATE INDEX "written_mark_answer" ON "written_mark" USING btree ("attempt_id","slot","id");--> statement-breakpoint
CREATE INDEX "written_trouble_answer" ON "written_trouble" USING btree ("attempt_id","slot");--> statement-breakpoint
-- Marks are only ever added to. They go with their attempt, and an attempt goes with its person alone.
CREATE FUNCTION written_mark_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT FROM attempt WHERE id = OLD.attempt_id) THEN
		RETURN OLD;
	END IF;
	RAISE EXCEPTION 'written_mark is only ever added to' USING ERRCODE = 'restrict_violation';
END $$;--> statement-breakpoint
CREATE TRIGGER written_mark_stays BEFORE UPDATE OR DELETE ON written_mark
	FOR EACH ROW EXECUTE FUNCTION written_mark_stays();
