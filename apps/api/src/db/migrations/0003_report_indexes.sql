DROP INDEX "participation_fact_day";--> statement-breakpoint
CREATE INDEX "person_hidden" ON "person" USING btree ("id") WHERE "person"."disabled_at" is not null or "person"."deleted_at" is not null;--> statement-breakpoint
CREATE INDEX "participation_fact_marked_again" ON "participation_fact" USING btree ("kind","source_id") WHERE "participation_fact"."version" > 1;--> statement-breakpoint
CREATE INDEX "participation_fact_day" ON "participation_fact" USING btree ("day","organisation_path" text_pattern_ops);