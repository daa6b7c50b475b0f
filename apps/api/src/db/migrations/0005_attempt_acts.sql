ALTER TABLE "participation_fact" ADD COLUMN "voided" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "attempt" ADD COLUMN "reveals" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "attempt" ADD COLUMN "result_version" smallint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "attempt" ADD COLUMN "pauses" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "attempt" ADD COLUMN "voided_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "attempt" ADD COLUMN "void_reason" text;--> statement-breakpoint
ALTER TABLE "attempt_event" ADD COLUMN "actor_id" uuid;--> statement-breakpoint
ALTER TABLE "attempt_result" ADD COLUMN "voided" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_voided" CHECK ("attempt"."voided_at" is null or "attempt"."status" = 'closed');--> statement-breakpoint
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_void_reason" CHECK (("attempt"."voided_at" is null) = ("attempt"."void_reason" is null));--> statement-breakpoint
-- The log of an attempt is only ever added to. It goes with its attempt, and an attempt goes with its person alone.
CREATE FUNCTION attempt_event_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT FROM attempt WHERE id = OLD.attempt_id) THEN
		RETURN OLD;
	END IF;
	RAISE EXCEPTION 'attempt_event is only ever added to' USING ERRCODE = 'restrict_violation';
END $$;--> statement-breakpoint
CREATE TRIGGER attempt_event_stays BEFORE UPDATE OR DELETE ON attempt_event
	FOR EACH ROW EXECUTE FUNCTION attempt_event_stays();--> statement-breakpoint
CREATE FUNCTION attempt_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF EXISTS (SELECT FROM person WHERE id = OLD.person_id) THEN
		RAISE EXCEPTION 'an attempt goes with its person alone' USING ERRCODE = 'restrict_violation';
	END IF;
	RETURN OLD;
END $$;--> statement-breakpoint
CREATE TRIGGER attempt_stays BEFORE DELETE ON attempt FOR EACH ROW EXECUTE FUNCTION attempt_stays();
