import type { quizRunning } from '@lianbing/contract'
import { sql } from 'drizzle-orm'
import { bigint, index, integer, jsonb, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core'
import type { z } from 'zod'
import { instant, now } from './columns.ts'
import { attempt, quizOpening } from './quizzes.ts'

/** When a running attempt was last heard of, and how many of its questions are answered: written seconds later, in lots. */
export const attemptContact = pgTable('attempt_contact', {
  attemptId: uuid('attempt_id')
    .primaryKey()
    .references(() => attempt.id, { onDelete: 'cascade' }),
  at: instant('at').notNull(),
  answered: smallint('answered').notNull().default(0),
})

/** How often and how long a device has left the page of an attempt, as its page counts it. The numbers only grow. */
export const attemptAbsence = pgTable(
  'attempt_absence',
  {
    attemptId: uuid('attempt_id')
      .notNull()
      .references(() => attempt.id, { onDelete: 'cascade' }),
    epoch: smallint('epoch').notNull(),
    count: integer('count').notNull(),
    seconds: integer('seconds').notNull(),
    /** Since when it is away; null while it is there. */
    awaySince: instant('away_since'),
  },
  (table) => [primaryKey({ columns: [table.attemptId, table.epoch] })],
)

/** What somebody of the office did to a whole opening, and why; only ever added to. */
export const openingEvent = pgTable(
  'opening_event',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    openingId: uuid('opening_id')
      .notNull()
      .references(() => quizOpening.id, { onDelete: 'cascade' }),
    kind: text('kind').$type<z.infer<typeof quizRunning.openingAct>>().notNull(),
    detail: jsonb('detail').$type<Record<string, string | number>>().notNull(),
    /** No reference: a row that may not change cannot follow one. */
    actorId: uuid('actor_id').notNull(),
    at: instant('at').notNull().default(now),
  },
  (table) => [index('opening_event_opening').on(table.openingId, table.id)],
)

/**
 * Handing in for all who were in when it was asked: the row is the job, whatever process does it and whether or not
 * somebody still looks at the page.
 */
export const openingClosing = pgTable(
  'opening_closing',
  {
    id: uuid('id').primaryKey(),
    openingId: uuid('opening_id')
      .notNull()
      .references(() => quizOpening.id, { onDelete: 'cascade' }),
    /** Whom it concerns: those of this organisation and below it. */
    organisationId: integer('organisation_id').notNull(),
    path: text('path').notNull(),
    actorId: uuid('actor_id').notNull(),
    reason: text('reason').notNull(),
    /** How many were in, how many of them have been looked at, and how many of those could not be scored and stay open. */
    people: integer('people').notNull(),
    done: integer('done').notNull().default(0),
    unscored: integer('unscored').notNull().default(0),
    askedAt: instant('asked_at').notNull().default(now),
    /** When a process last said that it is at it: one that died is taken over. Null while none is. */
    touchedAt: instant('touched_at'),
    endedAt: instant('ended_at'),
  },
  (table) => [
    index('opening_closing_opening').on(table.openingId, table.askedAt),
    index('opening_closing_waiting').on(table.askedAt).where(sql`${table.endedAt} is null`),
  ],
)

/** What stands out in a closed attempt, for a person to judge: nothing follows from it by itself. */
export const attemptFlag = pgTable(
  'attempt_flag',
  {
    attemptId: uuid('attempt_id')
      .notNull()
      .references(() => attempt.id, { onDelete: 'cascade' }),
    kind: text('kind').$type<z.infer<typeof quizRunning.flagKind>>().notNull(),
    /** 0 to 100. */
    suspicion: smallint('suspicion').notNull(),
    evidence: jsonb('evidence').$type<z.infer<typeof quizRunning.evidence>>().notNull(),
    foundAt: instant('found_at').notNull().default(now),
    judgement: text('judgement').$type<z.infer<typeof quizRunning.judgement>>(),
    note: text('note').notNull().default(''),
    judgedBy: uuid('judged_by'),
    judgedAt: instant('judged_at'),
  },
  (table) => [primaryKey({ columns: [table.attemptId, table.kind] })],
)

/** The search for flags in an opening: the row is the job, whatever process does it. */
export const flagSearch = pgTable('flag_search', {
  openingId: uuid('opening_id')
    .primaryKey()
    .references(() => quizOpening.id, { onDelete: 'cascade' }),
  state: text('state').$type<'waiting' | 'running' | 'done' | 'failed'>().notNull().default('waiting'),
  /** Steps that are done of all, in hundredths. */
  progress: smallint('progress').notNull().default(0),
  attempts: integer('attempts').notNull().default(0),
  /** When a process last said that it is at it: one that died is taken over. */
  touchedAt: instant('touched_at').notNull().default(now),
  finishedAt: instant('finished_at'),
})
