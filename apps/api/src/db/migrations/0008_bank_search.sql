CREATE TABLE "bulk_act" (
	"id" uuid PRIMARY KEY NOT NULL,
	"actor_id" uuid,
	"change" jsonb NOT NULL,
	"taken_back_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "question_event" ADD COLUMN "bulk_id" uuid;--> statement-breakpoint
ALTER TABLE "question_event" ADD COLUMN "before" jsonb;--> statement-breakpoint
ALTER TABLE "bulk_act" ADD CONSTRAINT "bulk_act_actor_id_person_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_event" ADD CONSTRAINT "question_event_bulk_id_bulk_act_id_fk" FOREIGN KEY ("bulk_id") REFERENCES "public"."bulk_act"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "question_position" ON "question" USING btree ("position");--> statement-breakpoint
CREATE INDEX "question_event_bulk" ON "question_event" USING btree ("bulk_id");--> statement-breakpoint
-- Each character of a text and each two that follow each other, as numbers; two may share one, so what is found is compared again.
CREATE FUNCTION short_words(value text) RETURNS integer[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
	SELECT array_agg(here) || array_agg(here * 65536 + next) FILTER (WHERE next IS NOT NULL)
	FROM (
		SELECT here, lead(here) OVER () AS next
		FROM (SELECT ascii(sign) & 32767 AS here FROM string_to_table(value, NULL) AS sign) signs
	) pairs
$$;--> statement-breakpoint
CREATE INDEX "question_version_short_words" ON "question_version" USING gin (short_words("search_text"));--> statement-breakpoint
-- ANALYZE would split thousands of texts for figures that nobody reads, and take longer than a statement may.
ALTER INDEX "question_version_short_words" ALTER COLUMN 1 SET STATISTICS 0;
