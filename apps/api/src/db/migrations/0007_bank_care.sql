CREATE TABLE "notice" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"params" jsonb NOT NULL,
	"read_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "distinct_pair" (
	"first_id" uuid NOT NULL,
	"second_id" uuid NOT NULL,
	"decided_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "distinct_pair_first_id_second_id_pk" PRIMARY KEY("first_id","second_id")
);
--> statement-breakpoint
CREATE TABLE "exam_point" (
	"id" uuid PRIMARY KEY NOT NULL,
	"trade_code" text NOT NULL,
	"parent_id" uuid,
	"position" integer NOT NULL,
	"code" text,
	"name" text NOT NULL,
	"weight" integer,
	"importance" text,
	"verified" boolean DEFAULT false NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_draft" (
	"import_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"at" text NOT NULL,
	"source_text" text NOT NULL,
	"draft" jsonb,
	"rejection" jsonb,
	"warnings" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"dropped" boolean DEFAULT false NOT NULL,
	"edited" boolean DEFAULT false NOT NULL,
	"fingerprint" text,
	"key_fingerprint" text,
	"sketch" integer[],
	"exam_point_id" uuid,
	"relation" text,
	"related_id" uuid,
	"replaces" boolean DEFAULT false NOT NULL,
	CONSTRAINT "import_draft_import_id_n_pk" PRIMARY KEY("import_id","n")
);
--> statement-breakpoint
CREATE TABLE "outdated_standard" (
	"standard" text NOT NULL,
	"edition" text NOT NULL,
	"since" date NOT NULL,
	"replaced_by" text,
	"kept_out" boolean NOT NULL,
	"marked_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "outdated_standard_standard_edition_pk" PRIMARY KEY("standard","edition")
);
--> statement-breakpoint
CREATE TABLE "question_event" (
	"id" uuid PRIMARY KEY NOT NULL,
	"question_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"act" text NOT NULL,
	"actor_id" uuid,
	"reason" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "question_rival" (
	"id" uuid PRIMARY KEY NOT NULL,
	"question_id" uuid NOT NULL,
	"question_version_id" uuid NOT NULL,
	"key" jsonb NOT NULL,
	"explanation" jsonb NOT NULL,
	"fingerprint" text NOT NULL,
	"source" text,
	"import_id" uuid,
	"at" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "question_rival_key" UNIQUE("question_id","fingerprint")
);
--> statement-breakpoint
CREATE TABLE "saved_view" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"name" text NOT NULL,
	"filter" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "saved_view_name" UNIQUE("person_id","name")
);
--> statement-breakpoint
ALTER TABLE "question" DROP CONSTRAINT "question_fingerprint";--> statement-breakpoint
ALTER TABLE "role_grant" ADD COLUMN "trade_codes" text[];--> statement-breakpoint
ALTER TABLE "bank_import" ADD COLUMN "batch_id" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "bank_import" ADD COLUMN "replacements" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "bank_import" ADD COLUMN "committed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "bank_import" ADD COLUMN "rolled_back_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "created_by" uuid;--> statement-breakpoint
ALTER TABLE "question" ADD COLUMN "exam_point_id" uuid;--> statement-breakpoint
ALTER TABLE "question" ADD COLUMN "import_id" uuid;--> statement-breakpoint
ALTER TABLE "question_key" ADD COLUMN "fingerprint" text;--> statement-breakpoint
ALTER TABLE "question_key" ADD COLUMN "created_by" uuid;--> statement-breakpoint
ALTER TABLE "question_report" ADD COLUMN "reply" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "question_report" ADD COLUMN "closed_by" uuid;--> statement-breakpoint
ALTER TABLE "question_report" ADD COLUMN "closed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "question_version" ADD COLUMN "state" text DEFAULT 'published' NOT NULL;--> statement-breakpoint
ALTER TABLE "question_version" ADD COLUMN "source_detail" text;--> statement-breakpoint
ALTER TABLE "question_version" ADD COLUMN "licence" text;--> statement-breakpoint
ALTER TABLE "question_version" ADD COLUMN "reviewer" text;--> statement-breakpoint
ALTER TABLE "question_version" ADD COLUMN "sketch" integer[];--> statement-breakpoint
ALTER TABLE "question_version" ADD COLUMN "created_by" uuid;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "distinct_pair" ADD CONSTRAINT "distinct_pair_first_id_question_id_fk" FOREIGN KEY ("first_id") REFERENCES "public"."question"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "distinct_pair" ADD CONSTRAINT "distinct_pair_second_id_question_id_fk" FOREIGN KEY ("second_id") REFERENCES "public"."question"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "distinct_pair" ADD CONSTRAINT "distinct_pair_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exam_point" ADD CONSTRAINT "exam_point_trade_code_trade_code_fk" FOREIGN KEY ("trade_code") REFERENCES "public"."trade"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exam_point" ADD CONSTRAINT "exam_point_parent_id_exam_point_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."exam_point"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_draft" ADD CONSTRAINT "import_draft_import_id_bank_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."bank_import"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_draft" ADD CONSTRAINT "import_draft_exam_point_id_exam_point_id_fk" FOREIGN KEY ("exam_point_id") REFERENCES "public"."exam_point"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_draft" ADD CONSTRAINT "import_draft_related_id_question_id_fk" FOREIGN KEY ("related_id") REFERENCES "public"."question"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outdated_standard" ADD CONSTRAINT "outdated_standard_marked_by_person_id_fk" FOREIGN KEY ("marked_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_event" ADD CONSTRAINT "question_event_question_id_question_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."question"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_rival" ADD CONSTRAINT "question_rival_question_id_question_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."question"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_rival" ADD CONSTRAINT "question_rival_question_version_id_question_version_id_fk" FOREIGN KEY ("question_version_id") REFERENCES "public"."question_version"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_rival" ADD CONSTRAINT "question_rival_import_id_bank_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."bank_import"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notice_person" ON "notice" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "distinct_pair_second" ON "distinct_pair" USING btree ("second_id");--> statement-breakpoint
CREATE UNIQUE INDEX "exam_point_code" ON "exam_point" USING btree ("trade_code","code");--> statement-breakpoint
CREATE INDEX "exam_point_trade" ON "exam_point" USING btree ("trade_code","parent_id","position");--> statement-breakpoint
CREATE INDEX "exam_point_parent" ON "exam_point" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "import_draft_related" ON "import_draft" USING btree ("related_id");--> statement-breakpoint
CREATE INDEX "question_event_question" ON "question_event" USING btree ("question_id","created_at");--> statement-breakpoint
CREATE INDEX "question_rival_state" ON "question_rival" USING btree ("state","created_at");--> statement-breakpoint
CREATE INDEX "question_rival_import" ON "question_rival" USING btree ("import_id");--> statement-breakpoint
ALTER TABLE "media" ADD CONSTRAINT "media_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question" ADD CONSTRAINT "question_exam_point_id_exam_point_id_fk" FOREIGN KEY ("exam_point_id") REFERENCES "public"."exam_point"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question" ADD CONSTRAINT "question_import_id_bank_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."bank_import"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_key" ADD CONSTRAINT "question_key_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_report" ADD CONSTRAINT "question_report_closed_by_person_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_version" ADD CONSTRAINT "question_version_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bank_import_batch" ON "bank_import" USING btree ("batch_id");--> statement-breakpoint
CREATE UNIQUE INDEX "question_fingerprint" ON "question" USING btree ("trade_code","fingerprint") WHERE state <> 'withdrawn';--> statement-breakpoint
CREATE INDEX "question_exam_point" ON "question" USING btree ("exam_point_id");--> statement-breakpoint
CREATE INDEX "question_import" ON "question" USING btree ("import_id");--> statement-breakpoint
CREATE UNIQUE INDEX "question_version_waiting" ON "question_version" USING btree ("question_id") WHERE state <> 'published';--> statement-breakpoint
CREATE INDEX "question_version_state" ON "question_version" USING btree ("state","created_at") WHERE state <> 'published';--> statement-breakpoint
CREATE INDEX "question_version_sketch" ON "question_version" USING gin ("sketch");--> statement-breakpoint
CREATE INDEX "question_version_author" ON "question_version" USING btree ("created_by");--> statement-breakpoint
-- What was published stays as workers saw it. A sketch is made from it later, and an author may go.
CREATE FUNCTION question_version_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF to_jsonb(NEW) - '{sketch,created_by}'::text[] IS DISTINCT FROM to_jsonb(OLD) - '{sketch,created_by}'::text[] THEN
		RAISE EXCEPTION 'a published version never changes' USING ERRCODE = 'restrict_violation';
	END IF;
	RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER question_version_stays BEFORE UPDATE ON question_version
	FOR EACH ROW WHEN (OLD.state = 'published') EXECUTE FUNCTION question_version_stays();--> statement-breakpoint
-- The log of a question is only ever added to; it goes with a draft that is thrown away.
CREATE FUNCTION question_event_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT FROM question WHERE id = OLD.question_id) THEN
		RETURN OLD;
	END IF;
	RAISE EXCEPTION 'question_event is only ever added to' USING ERRCODE = 'restrict_violation';
END $$;--> statement-breakpoint
CREATE TRIGGER question_event_stays BEFORE UPDATE OR DELETE ON question_event
	FOR EACH ROW EXECUTE FUNCTION question_event_stays();
