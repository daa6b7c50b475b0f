CREATE TABLE "attempt_absence" (
	"attempt_id" uuid NOT NULL,
	"epoch" smallint NOT NULL,
	"count" integer NOT NULL,
	"seconds" integer NOT NULL,
	"away_since" timestamp with time zone,
	CONSTRAINT "attempt_absence_attempt_id_epoch_pk" PRIMARY KEY("attempt_id","epoch")
);
--> statement-breakpoint
CREATE TABLE "attempt_contact" (
	"attempt_id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"answered" smallint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attempt_flag" (
	"attempt_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"suspicion" smallint NOT NULL,
	"evidence" jsonb NOT NULL,
	"found_at" timestamp with time zone DEFAULT now() NOT NULL,
	"judgement" text,
	"note" text DEFAULT '' NOT NULL,
	"judged_by" uuid,
	"judged_at" timestamp with time zone,
	CONSTRAINT "attempt_flag_attempt_id_kind_pk" PRIMARY KEY("attempt_id","kind")
);
--> statement-breakpoint
CREATE TABLE "flag_search" (
	"opening_id" uuid PRIMARY KEY NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"progress" smallint DEFAULT 0 NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"touched_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "opening_event" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "opening_event_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"opening_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"detail" jsonb NOT NULL,
	"actor_id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "attempt_absence" ADD CONSTRAINT "attempt_absence_attempt_id_attempt_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempt"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempt_contact" ADD CONSTRAINT "attempt_contact_attempt_id_attempt_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempt"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempt_flag" ADD CONSTRAINT "attempt_flag_attempt_id_attempt_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempt"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flag_search" ADD CONSTRAINT "flag_search_opening_id_quiz_opening_id_fk" FOREIGN KEY ("opening_id") REFERENCES "public"."quiz_opening"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opening_event" ADD CONSTRAINT "opening_event_opening_id_quiz_opening_id_fk" FOREIGN KEY ("opening_id") REFERENCES "public"."quiz_opening"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "opening_event_opening" ON "opening_event" USING btree ("opening_id","id");--> statement-breakpoint
-- The log of an opening is only ever added to; it goes with its opening.
CREATE FUNCTION opening_event_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT FROM quiz_opening WHERE id = OLD.opening_id) THEN
		RETURN OLD;
	END IF;
	RAISE EXCEPTION 'opening_event is only ever added to' USING ERRCODE = 'restrict_violation';
END $$;--> statement-breakpoint
CREATE TRIGGER opening_event_stays BEFORE UPDATE OR DELETE ON opening_event
	FOR EACH ROW EXECUTE FUNCTION opening_event_stays();
