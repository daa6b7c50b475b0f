ALTER TABLE "remark_attempt" ADD COLUMN "from_maximum" integer;--> statement-breakpoint
ALTER TABLE "remark_attempt" ADD COLUMN "to_maximum" integer;