import { sql } from 'drizzle-orm'
import { boolean, date, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { person } from './accounts.ts'
import { instant, now } from './columns.ts'
import { trade } from './trades.ts'

/**
 * One participation: a practice round with at least one answer, or a closed attempt in one version of its result.
 * A round's row grows with its answers; an attempt's row is added once. No counters on organisations: reports add up
 * these rows, by the path that the person had at that time.
 */
export const participationFact = pgTable(
  'participation_fact',
  {
    kind: text('kind').$type<'round' | 'attempt'>().notNull(),
    sourceId: uuid('source_id').notNull(),
    version: integer('version').notNull(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    organisationPath: text('organisation_path').notNull(),
    tradeCode: text('trade_code')
      .notNull()
      .references(() => trade.code),
    /** The day in the federation's time zone. */
    day: date('day', { mode: 'string' }).notNull(),
    at: instant('at').notNull().default(now),
    answers: integer('answers').notNull(),
    right: integer('right_answers').notNull(),
    passed: boolean('passed'),
    score: integer('score'),
    maximum: integer('maximum'),
    /** Counts no longer, and neither do the versions before. */
    voided: boolean('voided').notNull().default(false),
    sample: boolean('sample').notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.sourceId, table.version] }),
    index('participation_fact_day').on(table.day, table.organisationPath.op('text_pattern_ops')),
    // Few: only a result that was marked again. Reports leave out the versions before.
    index('participation_fact_marked_again').on(table.kind, table.sourceId).where(sql`${table.version} > 1`),
    index('participation_fact_person').on(table.personId, table.day),
  ],
)
