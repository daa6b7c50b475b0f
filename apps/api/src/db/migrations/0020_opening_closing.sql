CREATE TABLE "opening_closing" (
	"id" uuid PRIMARY KEY NOT NULL,
	"opening_id" uuid NOT NULL,
	"organisation_id" integer NOT NULL,
	"path" text NOT NULL,
	"actor_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"people" integer NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"unscored" integer DEFAULT 0 NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"touched_at" timestamp with time zone,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "opening_closing" ADD CONSTRAINT "opening_closing_opening_id_quiz_opening_id_fk" FOREIGN KEY ("opening_id") REFERENCES "public"."quiz_opening"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "opening_closing_opening" ON "opening_closing" USING btree ("opening_id","asked_at");--> statement-breakpoint
CREATE INDEX "opening_closing_waiting" ON "opening_closing" USING btree ("asked_at") WHERE "opening_closing"."ended_at" is null;