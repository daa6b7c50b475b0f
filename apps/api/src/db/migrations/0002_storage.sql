-- A slot's answer is written again and again: room on the page keeps those updates off the index.
ALTER TABLE "attempt_answer" SET (fillfactor = 80);--> statement-breakpoint
ALTER TABLE "participation_fact" SET (fillfactor = 90);
