-- A re-mark writes every attempt once more: its paper stays aside, and room on the page keeps that off the indexes.
ALTER TABLE "attempt" SET (fillfactor = 50, toast_tuple_target = 256);--> statement-breakpoint
ALTER TABLE "remark_attempt" SET (fillfactor = 50);
