import type { ItemSuspicion } from '@lianbing/scoring'
import { boolean, index, integer, jsonb, pgTable, primaryKey, real, smallint, uuid } from 'drizzle-orm/pg-core'
import { questionVersion } from './banks.ts'
import { bytea, instant, now } from './columns.ts'
import { attempt, quiz, quizVersion } from './quizzes.ts'

/** What the analysis reads of a closed attempt, in one row; made in the background after the close and after a re-mark. */
export const attemptSheet = pgTable(
  'attempt_sheet',
  {
    attemptId: uuid('attempt_id')
      .primaryKey()
      .references(() => attempt.id, { onDelete: 'cascade' }),
    /** `attempt.result_version` when it was made; a later one asks for a new sheet. */
    resultVersion: integer('result_version').notNull(),
    quizId: uuid('quiz_id')
      .notNull()
      .references(() => quiz.id),
    quizVersionId: uuid('quiz_version_id')
      .notNull()
      .references(() => quizVersion.id),
    /** The person's first attempt at the quiz, not void, and marked to the end. */
    counts: boolean('counts').notNull(),
    score: integer('score'),
    maximum: integer('maximum').notNull(),
    /** As `packSheet` of scoring writes it; empty where the attempt does not count. */
    cells: bytea('cells').notNull(),
  },
  (table) => [index('attempt_sheet_quiz').on(table.quizId, table.attemptId)],
)

/** The figures of a quiz as they were last computed. */
export const quizAnalysis = pgTable('quiz_analysis', {
  quizId: uuid('quiz_id')
    .primaryKey()
    .references(() => quiz.id),
  /** Counts up with each batch of sheets. Where it differs from `analysed` the figures are out of date. */
  changes: integer('changes').notNull(),
  analysed: integer('analysed').notNull().default(0),
  attempts: integer('attempts').notNull().default(0),
  /** Figures of the papers, one for each version of the rules. */
  papers: jsonb('papers').$type<object[]>().notNull().default([]),
  tookMs: integer('took_ms').notNull().default(0),
  madeAt: instant('made_at'),
  /** Another process may take the work up after that. */
  claimedUntil: instant('claimed_until').notNull().default(now),
})

/** The figures of one question in one quiz; null where fewer answers stand behind them than are shown. */
export const itemFigure = pgTable(
  'item_figure',
  {
    quizId: uuid('quiz_id')
      .notNull()
      .references(() => quiz.id),
    questionVersionId: uuid('question_version_id')
      .notNull()
      .references(() => questionVersion.id, { onDelete: 'cascade' }),
    /** Which computation it comes from. */
    analysed: integer('analysed').notNull(),
    n: integer('n').notNull(),
    facility: real('facility'),
    discrimination: real('discrimination'),
    medianSeconds: smallint('median_seconds'),
    exposure: real('exposure').notNull(),
    /** By own option id how many of each fifth chose it; the fifths' sizes, and those without an answer. */
    choices: jsonb('choices').$type<{
      options: Record<string, number[]>
      sizes: number[]
      unanswered: number[]
    } | null>(),
    suspicions: jsonb('suspicions').$type<ItemSuspicion[]>().notNull(),
    /** The greater, the sooner somebody should look. */
    weight: smallint('weight').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.quizId, table.questionVersionId] }),
    index('item_figure_version').on(table.questionVersionId),
    index('item_figure_suspects').on(table.weight),
  ],
)
