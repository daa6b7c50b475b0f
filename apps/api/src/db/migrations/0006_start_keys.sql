CREATE TABLE "attempt_start" (
	"person_id" uuid NOT NULL,
	"start_key" uuid NOT NULL,
	"attempt_id" uuid NOT NULL,
	CONSTRAINT "attempt_start_person_id_start_key_pk" PRIMARY KEY("person_id","start_key")
);
--> statement-breakpoint
ALTER TABLE "attempt" ALTER COLUMN "start_key" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "attempt_start" ADD CONSTRAINT "attempt_start_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempt_start" ADD CONSTRAINT "attempt_start_attempt_id_attempt_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempt"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attempt_start_attempt" ON "attempt_start" USING btree ("attempt_id");--> statement-breakpoint
INSERT INTO "attempt_start" ("person_id", "start_key", "attempt_id") SELECT "person_id", "start_key", "id" FROM "attempt";
