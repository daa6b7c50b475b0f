CREATE TABLE "person" (
	"id" uuid PRIMARY KEY NOT NULL,
	"username" text,
	"password_hash" text,
	"display_name" text NOT NULL,
	"organisation_id" integer NOT NULL,
	"trade_code" text,
	"level" smallint,
	"board_visibility" text DEFAULT 'masked' NOT NULL,
	"sample" boolean DEFAULT false NOT NULL,
	"disabled_at" timestamp with time zone,
	"deleted_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "person_deleted_is_empty" CHECK ("person"."deleted_at" is null or ("person"."username" is null and "person"."password_hash" is null))
);
--> statement-breakpoint
CREATE TABLE "recovery_code" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"code_hash" text NOT NULL,
	"made_by" uuid,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "role_grant" (
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"organisation_id" integer NOT NULL,
	"granted_by" uuid,
	"granted_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "role_grant_person_id_role_organisation_id_pk" PRIMARY KEY("person_id","role","organisation_id"),
	CONSTRAINT "role_grant_role" CHECK ("role_grant"."role" in ('worker', 'expert', 'admin', 'union', 'owner'))
);
--> statement-breakpoint
CREATE TABLE "secret" (
	"name" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"counter" integer DEFAULT 0 NOT NULL,
	"rotated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_failure" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sign_in_failure_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"subject" text NOT NULL,
	"failed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bank" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"trade_code" text NOT NULL,
	"language" text NOT NULL,
	"source" text,
	"licence" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "bank_name" UNIQUE("trade_code","language","name")
);
--> statement-breakpoint
CREATE TABLE "bank_import" (
	"id" uuid PRIMARY KEY NOT NULL,
	"file_name" text NOT NULL,
	"file_bytes" "bytea",
	"bytes" integer NOT NULL,
	"trade_code" text NOT NULL,
	"level" smallint,
	"language" text,
	"source" text,
	"state" text NOT NULL,
	"format" text,
	"layout" text,
	"layout_reason" text,
	"refusal" jsonb,
	"drafts" jsonb,
	"rejected" jsonb,
	"warnings" jsonb,
	"counts" jsonb,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "question" (
	"id" uuid PRIMARY KEY NOT NULL,
	"position" bigint GENERATED ALWAYS AS IDENTITY (sequence name "question_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"bank_id" uuid NOT NULL,
	"trade_code" text NOT NULL,
	"state" text DEFAULT 'published' NOT NULL,
	"fingerprint" text NOT NULL,
	"current_version_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "question_fingerprint" UNIQUE("trade_code","fingerprint")
);
--> statement-breakpoint
CREATE TABLE "question_key" (
	"question_version_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"key" jsonb NOT NULL,
	"explanation" jsonb NOT NULL,
	"reason" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "question_key_question_version_id_version_pk" PRIMARY KEY("question_version_id","version")
);
--> statement-breakpoint
CREATE TABLE "question_report" (
	"id" uuid PRIMARY KEY NOT NULL,
	"question_version_id" uuid NOT NULL,
	"person_id" uuid,
	"reason" text NOT NULL,
	"note" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "question_version" (
	"id" uuid PRIMARY KEY NOT NULL,
	"question_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"type" text NOT NULL,
	"language" text NOT NULL,
	"stem" jsonb NOT NULL,
	"options" jsonb NOT NULL,
	"targets" jsonb NOT NULL,
	"blanks" smallint,
	"unit" text,
	"level" smallint,
	"difficulty" smallint,
	"exam_point" text,
	"source" text,
	"author" text,
	"standard" text,
	"edition" text,
	"valid_from" date,
	"valid_until" date,
	"search_text" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "question_version_number" UNIQUE("question_id","version"),
	CONSTRAINT "question_version_level" CHECK ("question_version"."level" between 1 and 5),
	CONSTRAINT "question_version_difficulty" CHECK ("question_version"."difficulty" between 1 and 5)
);
--> statement-breakpoint
CREATE TABLE "board_entry" (
	"board" text NOT NULL,
	"period" text NOT NULL,
	"person_id" uuid NOT NULL,
	"score" integer NOT NULL,
	"elapsed_ms" integer NOT NULL,
	"last_answer_at" timestamp with time zone NOT NULL,
	"attempt_id" uuid,
	CONSTRAINT "board_entry_board_period_person_id_pk" PRIMARY KEY("board","period","person_id")
);
--> statement-breakpoint
CREATE TABLE "organisation" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "organisation_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"parent_id" integer,
	"path" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"join_code" text NOT NULL,
	"sample" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "participation_fact" (
	"kind" text NOT NULL,
	"source_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"person_id" uuid NOT NULL,
	"organisation_path" text NOT NULL,
	"trade_code" text NOT NULL,
	"day" date NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"answers" integer NOT NULL,
	"right_answers" integer NOT NULL,
	"passed" boolean,
	"score" integer,
	"maximum" integer,
	"sample" boolean DEFAULT false NOT NULL,
	CONSTRAINT "participation_fact_kind_source_id_version_pk" PRIMARY KEY("kind","source_id","version")
);
--> statement-breakpoint
CREATE TABLE "practice_place" (
	"person_id" uuid NOT NULL,
	"trade_code" text NOT NULL,
	"level" smallint NOT NULL,
	"language" text NOT NULL,
	"position" bigint NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "practice_place_person_id_trade_code_level_language_pk" PRIMARY KEY("person_id","trade_code","level","language")
);
--> statement-breakpoint
CREATE TABLE "round" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"organisation_path" text NOT NULL,
	"trade_code" text NOT NULL,
	"level" smallint,
	"language" text NOT NULL,
	"mode" text NOT NULL,
	"paper" jsonb NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "round_answer" (
	"round_id" uuid NOT NULL,
	"slot" smallint NOT NULL,
	"response" jsonb NOT NULL,
	"is_right" boolean NOT NULL,
	"key_version" integer NOT NULL,
	"answered_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "round_answer_round_id_slot_pk" PRIMARY KEY("round_id","slot")
);
--> statement-breakpoint
CREATE TABLE "attempt" (
	"id" uuid PRIMARY KEY NOT NULL,
	"quiz_version_id" uuid NOT NULL,
	"opening_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"start_key" uuid NOT NULL,
	"organisation_path" text NOT NULL,
	"paper" jsonb NOT NULL,
	"slot_count" smallint NOT NULL,
	"strict" boolean NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"epoch" smallint DEFAULT 1 NOT NULL,
	"device_key" uuid,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deadline_at" timestamp with time zone NOT NULL,
	"accept_until" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"close_reason" text,
	"close_tries" smallint DEFAULT 0 NOT NULL,
	"close_retry_at" timestamp with time zone,
	CONSTRAINT "attempt_start_key" UNIQUE("person_id","start_key"),
	CONSTRAINT "attempt_closed" CHECK (("attempt"."status" = 'closed') = ("attempt"."closed_at" is not null)),
	CONSTRAINT "attempt_closed_reason" CHECK (("attempt"."status" = 'closed') = ("attempt"."close_reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "attempt_answer" (
	"attempt_id" uuid NOT NULL,
	"slot" smallint NOT NULL,
	"response" jsonb NOT NULL,
	"epoch" smallint NOT NULL,
	"seq" integer NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"late" boolean NOT NULL,
	"elapsed_ms" integer NOT NULL,
	"revealed_at" timestamp with time zone,
	CONSTRAINT "attempt_answer_attempt_id_slot_pk" PRIMARY KEY("attempt_id","slot")
);
--> statement-breakpoint
CREATE TABLE "attempt_event" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "attempt_event_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"attempt_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"detail" jsonb NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attempt_result" (
	"attempt_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"score" integer,
	"maximum" integer NOT NULL,
	"passed" boolean,
	"slots" jsonb NOT NULL,
	"reason" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "attempt_result_attempt_id_version_pk" PRIMARY KEY("attempt_id","version"),
	CONSTRAINT "attempt_result_score" CHECK ("attempt_result"."score" between 0 and "attempt_result"."maximum")
);
--> statement-breakpoint
CREATE TABLE "quiz" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" integer NOT NULL,
	"trade_code" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "quiz_opening" (
	"id" uuid PRIMARY KEY NOT NULL,
	"quiz_id" uuid NOT NULL,
	"opens_at" timestamp with time zone NOT NULL,
	"closes_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "quiz_version" (
	"id" uuid PRIMARY KEY NOT NULL,
	"quiz_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"title" text NOT NULL,
	"language" text NOT NULL,
	"blueprint" jsonb NOT NULL,
	"questions" integer NOT NULL,
	"maximum" integer NOT NULL,
	"pass_score" integer NOT NULL,
	"time_limit_seconds" integer NOT NULL,
	"grace_seconds" integer NOT NULL,
	"attempts_allowed" integer,
	"feedback" text NOT NULL,
	"strict" boolean NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "quiz_version_number" UNIQUE("quiz_id","version"),
	CONSTRAINT "quiz_version_grace" CHECK ("quiz_version"."grace_seconds" between 0 and 30)
);
--> statement-breakpoint
CREATE TABLE "trade" (
	"code" text PRIMARY KEY NOT NULL,
	"names" jsonb NOT NULL,
	"aliases" jsonb NOT NULL,
	"working_types" jsonb NOT NULL,
	"levels" smallint[] NOT NULL,
	"verified" boolean NOT NULL,
	"levels_verified" boolean NOT NULL,
	"symbol" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_trade_code_trade_code_fk" FOREIGN KEY ("trade_code") REFERENCES "public"."trade"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_made_by_person_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_granted_by_person_id_fk" FOREIGN KEY ("granted_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank" ADD CONSTRAINT "bank_trade_code_trade_code_fk" FOREIGN KEY ("trade_code") REFERENCES "public"."trade"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_import" ADD CONSTRAINT "bank_import_trade_code_trade_code_fk" FOREIGN KEY ("trade_code") REFERENCES "public"."trade"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_import" ADD CONSTRAINT "bank_import_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question" ADD CONSTRAINT "question_bank_id_bank_id_fk" FOREIGN KEY ("bank_id") REFERENCES "public"."bank"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question" ADD CONSTRAINT "question_trade_code_trade_code_fk" FOREIGN KEY ("trade_code") REFERENCES "public"."trade"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question" ADD CONSTRAINT "question_current_version_id_question_version_id_fk" FOREIGN KEY ("current_version_id") REFERENCES "public"."question_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_key" ADD CONSTRAINT "question_key_question_version_id_question_version_id_fk" FOREIGN KEY ("question_version_id") REFERENCES "public"."question_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_report" ADD CONSTRAINT "question_report_question_version_id_question_version_id_fk" FOREIGN KEY ("question_version_id") REFERENCES "public"."question_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_report" ADD CONSTRAINT "question_report_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_version" ADD CONSTRAINT "question_version_question_id_question_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."question"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_entry" ADD CONSTRAINT "board_entry_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_parent_id_organisation_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participation_fact" ADD CONSTRAINT "participation_fact_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participation_fact" ADD CONSTRAINT "participation_fact_trade_code_trade_code_fk" FOREIGN KEY ("trade_code") REFERENCES "public"."trade"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practice_place" ADD CONSTRAINT "practice_place_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practice_place" ADD CONSTRAINT "practice_place_trade_code_trade_code_fk" FOREIGN KEY ("trade_code") REFERENCES "public"."trade"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round" ADD CONSTRAINT "round_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round" ADD CONSTRAINT "round_trade_code_trade_code_fk" FOREIGN KEY ("trade_code") REFERENCES "public"."trade"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_answer" ADD CONSTRAINT "round_answer_round_id_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."round"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_quiz_version_id_quiz_version_id_fk" FOREIGN KEY ("quiz_version_id") REFERENCES "public"."quiz_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_opening_id_quiz_opening_id_fk" FOREIGN KEY ("opening_id") REFERENCES "public"."quiz_opening"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempt_answer" ADD CONSTRAINT "attempt_answer_attempt_id_attempt_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempt"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempt_event" ADD CONSTRAINT "attempt_event_attempt_id_attempt_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempt"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempt_result" ADD CONSTRAINT "attempt_result_attempt_id_attempt_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempt"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz" ADD CONSTRAINT "quiz_organisation_id_organisation_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz" ADD CONSTRAINT "quiz_trade_code_trade_code_fk" FOREIGN KEY ("trade_code") REFERENCES "public"."trade"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_opening" ADD CONSTRAINT "quiz_opening_quiz_id_quiz_id_fk" FOREIGN KEY ("quiz_id") REFERENCES "public"."quiz"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_version" ADD CONSTRAINT "quiz_version_quiz_id_quiz_id_fk" FOREIGN KEY ("quiz_id") REFERENCES "public"."quiz"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "person_username" ON "person" USING btree (lower("username"));--> statement-breakpoint
CREATE INDEX "person_organisation" ON "person" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "session_person" ON "session" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "session_expires" ON "session" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "sign_in_failure_subject" ON "sign_in_failure" USING btree ("subject","failed_at");--> statement-breakpoint
CREATE INDEX "bank_import_created" ON "bank_import" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "question_draw" ON "question" USING btree ("trade_code","state","position");--> statement-breakpoint
CREATE INDEX "question_bank" ON "question" USING btree ("bank_id");--> statement-breakpoint
CREATE UNIQUE INDEX "question_current_version" ON "question" USING btree ("current_version_id");--> statement-breakpoint
CREATE INDEX "question_report_version" ON "question_report" USING btree ("question_version_id");--> statement-breakpoint
CREATE INDEX "question_report_person" ON "question_report" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "question_report_state" ON "question_report" USING btree ("state","created_at");--> statement-breakpoint
CREATE INDEX "question_version_search" ON "question_version" USING gin ("search_text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "board_entry_rank" ON "board_entry" USING btree ("board","period","score" DESC NULLS FIRST,"elapsed_ms","last_answer_at","person_id");--> statement-breakpoint
CREATE INDEX "board_entry_person" ON "board_entry" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "organisation_join_code" ON "organisation" USING btree ("join_code");--> statement-breakpoint
CREATE UNIQUE INDEX "organisation_path" ON "organisation" USING btree ("path" text_pattern_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "organisation_one_root" ON "organisation" USING btree ((1)) WHERE "organisation"."parent_id" is null;--> statement-breakpoint
CREATE INDEX "organisation_parent" ON "organisation" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "participation_fact_day" ON "participation_fact" USING btree ("day","organisation_path");--> statement-breakpoint
CREATE INDEX "participation_fact_person" ON "participation_fact" USING btree ("person_id","day");--> statement-breakpoint
CREATE INDEX "round_person" ON "round" USING btree ("person_id","started_at");--> statement-breakpoint
CREATE UNIQUE INDEX "attempt_one_active" ON "attempt" USING btree ("person_id","opening_id") WHERE "attempt"."status" = 'active';--> statement-breakpoint
CREATE INDEX "attempt_due" ON "attempt" USING btree ("accept_until") WHERE "attempt"."status" = 'active';--> statement-breakpoint
CREATE INDEX "attempt_person" ON "attempt" USING btree ("person_id","started_at");--> statement-breakpoint
CREATE INDEX "attempt_opening" ON "attempt" USING btree ("opening_id");--> statement-breakpoint
CREATE INDEX "attempt_event_attempt" ON "attempt_event" USING btree ("attempt_id");--> statement-breakpoint
CREATE INDEX "quiz_organisation" ON "quiz" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "quiz_opening_quiz" ON "quiz_opening" USING btree ("quiz_id");