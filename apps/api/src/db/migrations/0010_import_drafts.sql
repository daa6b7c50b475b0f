ALTER TABLE "import_draft" ADD COLUMN "identity" jsonb;--> statement-breakpoint
-- What waits is read again: its bytes are there until the commit.
UPDATE "bank_import" SET "state" = 'reading', "counts" = NULL, "warnings" = NULL WHERE "state" = 'ready' AND "file_bytes" IS NOT NULL;--> statement-breakpoint
ALTER TABLE "bank_import" DROP COLUMN "drafts";--> statement-breakpoint
ALTER TABLE "bank_import" DROP COLUMN "rejected";
