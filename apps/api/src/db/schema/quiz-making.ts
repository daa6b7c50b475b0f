import type { quizMaking } from '@lianbing/contract'
import { bigint, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { z } from 'zod'
import { instant, now } from './columns.ts'
import { type AttemptSlot, quiz, quizOpening, quizVersion } from './quizzes.ts'

/** A paper that lies ready for an opening; the start that takes it deletes it in its own transaction. */
export const preparedPaper = pgTable(
  'prepared_paper',
  {
    id: uuid('id').primaryKey(),
    openingId: uuid('opening_id')
      .notNull()
      .references(() => quizOpening.id, { onDelete: 'cascade' }),
    quizVersionId: uuid('quiz_version_id')
      .notNull()
      .references(() => quizVersion.id),
    /** The state of the questions that it was drawn from; with another one it is never handed out. */
    stamp: text('stamp').notNull(),
    slots: jsonb('slots').$type<AttemptSlot[]>().notNull(),
    createdAt: instant('created_at').notNull().default(now),
  },
  (table) => [index('prepared_paper_opening').on(table.openingId, table.quizVersionId)],
)

/** Who did what to a quiz, and why; only ever added to. */
export const quizEvent = pgTable(
  'quiz_event',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    quizId: uuid('quiz_id')
      .notNull()
      .references(() => quiz.id),
    kind: text('kind').$type<z.infer<typeof quizMaking.quizAct>>().notNull(),
    detail: jsonb('detail').$type<Record<string, string | number | null>>().notNull(),
    /** No reference: a row that may not change cannot follow one. */
    actorId: uuid('actor_id'),
    at: instant('at').notNull().default(now),
  },
  (table) => [index('quiz_event_quiz').on(table.quizId, table.id)],
)
