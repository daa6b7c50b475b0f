CREATE TABLE "remark" (
	"id" uuid PRIMARY KEY NOT NULL,
	"question_id" uuid NOT NULL,
	"question_version_id" uuid NOT NULL,
	"replaced_version" integer NOT NULL,
	"key" jsonb NOT NULL,
	"also" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"treatment" text DEFAULT 'key' NOT NULL,
	"explanation" jsonb,
	"key_version" integer,
	"state" text DEFAULT 'counting' NOT NULL,
	"reason" text,
	"looked_at" uuid,
	"figures" jsonb,
	"outcome" jsonb,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"confirmed_by" uuid,
	"confirmed_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	CONSTRAINT "remark_in_force" CHECK ("remark"."state" not in ('running', 'done') or "remark"."key_version" is not null)
);
--> statement-breakpoint
CREATE TABLE "remark_attempt" (
	"remark_id" uuid NOT NULL,
	"attempt_id" uuid NOT NULL,
	"changes" boolean DEFAULT false NOT NULL,
	"from_score" integer,
	"to_score" integer,
	"from_passed" boolean,
	"to_passed" boolean,
	"done_at" timestamp with time zone,
	"done_version" integer,
	CONSTRAINT "remark_attempt_remark_id_attempt_id_pk" PRIMARY KEY("remark_id","attempt_id")
);
--> statement-breakpoint
CREATE TABLE "remark_place" (
	"remark_id" uuid NOT NULL,
	"board" text NOT NULL,
	"person_id" uuid NOT NULL,
	"from_rank" integer,
	"to_rank" integer,
	CONSTRAINT "remark_place_remark_id_board_person_id_pk" PRIMARY KEY("remark_id","board","person_id")
);
--> statement-breakpoint
ALTER TABLE "question_key" ADD COLUMN "also" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "question_key" ADD COLUMN "treatment" text DEFAULT 'key' NOT NULL;--> statement-breakpoint
ALTER TABLE "attempt" ADD COLUMN "shown_version" smallint;--> statement-breakpoint
ALTER TABLE "remark" ADD CONSTRAINT "remark_question_id_question_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."question"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remark" ADD CONSTRAINT "remark_question_version_id_question_version_id_fk" FOREIGN KEY ("question_version_id") REFERENCES "public"."question_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remark" ADD CONSTRAINT "remark_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remark" ADD CONSTRAINT "remark_confirmed_by_person_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remark_attempt" ADD CONSTRAINT "remark_attempt_remark_id_remark_id_fk" FOREIGN KEY ("remark_id") REFERENCES "public"."remark"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remark_attempt" ADD CONSTRAINT "remark_attempt_attempt_id_attempt_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempt"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remark_place" ADD CONSTRAINT "remark_place_remark_id_remark_id_fk" FOREIGN KEY ("remark_id") REFERENCES "public"."remark"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remark_place" ADD CONSTRAINT "remark_place_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "remark_question" ON "remark" USING btree ("question_id");--> statement-breakpoint
CREATE INDEX "remark_open" ON "remark" USING btree ("created_at") WHERE "remark"."state" in ('counting', 'ready', 'running');--> statement-breakpoint
CREATE INDEX "remark_attempt_attempt" ON "remark_attempt" USING btree ("attempt_id");--> statement-breakpoint
CREATE INDEX "remark_attempt_changes" ON "remark_attempt" USING btree ("remark_id","attempt_id") WHERE "remark_attempt"."changes";--> statement-breakpoint
-- Each row is written twice: when it is counted, and when it is marked.
ALTER TABLE "remark_attempt" SET (fillfactor = 70);
