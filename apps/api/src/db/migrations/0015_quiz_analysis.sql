CREATE TABLE "attempt_sheet" (
	"attempt_id" uuid PRIMARY KEY NOT NULL,
	"result_version" integer NOT NULL,
	"quiz_id" uuid NOT NULL,
	"quiz_version_id" uuid NOT NULL,
	"counts" boolean NOT NULL,
	"score" integer,
	"maximum" integer NOT NULL,
	"cells" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "item_figure" (
	"quiz_id" uuid NOT NULL,
	"question_version_id" uuid NOT NULL,
	"analysed" integer NOT NULL,
	"n" integer NOT NULL,
	"facility" real,
	"discrimination" real,
	"median_seconds" smallint,
	"exposure" real NOT NULL,
	"choices" jsonb,
	"suspicions" jsonb NOT NULL,
	"weight" smallint NOT NULL,
	CONSTRAINT "item_figure_quiz_id_question_version_id_pk" PRIMARY KEY("quiz_id","question_version_id")
);
--> statement-breakpoint
CREATE TABLE "quiz_analysis" (
	"quiz_id" uuid PRIMARY KEY NOT NULL,
	"changes" integer NOT NULL,
	"analysed" integer DEFAULT 0 NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"papers" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"took_ms" integer DEFAULT 0 NOT NULL,
	"made_at" timestamp with time zone,
	"claimed_until" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "attempt_sheet" ADD CONSTRAINT "attempt_sheet_attempt_id_attempt_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempt"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempt_sheet" ADD CONSTRAINT "attempt_sheet_quiz_id_quiz_id_fk" FOREIGN KEY ("quiz_id") REFERENCES "public"."quiz"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempt_sheet" ADD CONSTRAINT "attempt_sheet_quiz_version_id_quiz_version_id_fk" FOREIGN KEY ("quiz_version_id") REFERENCES "public"."quiz_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_figure" ADD CONSTRAINT "item_figure_quiz_id_quiz_id_fk" FOREIGN KEY ("quiz_id") REFERENCES "public"."quiz"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_figure" ADD CONSTRAINT "item_figure_question_version_id_question_version_id_fk" FOREIGN KEY ("question_version_id") REFERENCES "public"."question_version"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_analysis" ADD CONSTRAINT "quiz_analysis_quiz_id_quiz_id_fk" FOREIGN KEY ("quiz_id") REFERENCES "public"."quiz"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attempt_sheet_quiz" ON "attempt_sheet" USING btree ("quiz_id","attempt_id");--> statement-breakpoint
CREATE INDEX "item_figure_version" ON "item_figure" USING btree ("question_version_id");--> statement-breakpoint
CREATE INDEX "item_figure_suspects" ON "item_figure" USING btree ("weight");