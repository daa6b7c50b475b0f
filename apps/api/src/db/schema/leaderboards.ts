import { index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { person } from './accounts.ts'
import { instant } from './columns.ts'

/** The best of one person on one board (a trade's code) in one period (`2026-W47`, `all`). */
export const boardEntry = pgTable(
  'board_entry',
  {
    board: text('board').notNull(),
    period: text('period').notNull(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    /** Hundredths of a percent of the marks. */
    score: integer('score').notNull(),
    elapsedMs: integer('elapsed_ms').notNull(),
    lastAnswerAt: instant('last_answer_at').notNull(),
    /** Empty for the sample workers of the demonstration. */
    attemptId: uuid('attempt_id'),
  },
  (table) => [
    primaryKey({ columns: [table.board, table.period, table.personId] }),
    index('board_entry_rank').on(
      table.board,
      table.period,
      table.score.desc().nullsFirst(),
      table.elapsedMs,
      table.lastAnswerAt,
      table.personId,
    ),
    index('board_entry_person').on(table.personId),
  ],
)
