import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { questionVersion } from './banks.ts'
import { instant, now } from './columns.ts'
import { attempt, quiz } from './quizzes.ts'

const attemptId = () =>
  uuid('attempt_id')
    .notNull()
    .references(() => attempt.id, { onDelete: 'cascade' })

/** What a marker gave for one line of the rubric, in hundredths of a mark, with the line as it then read. */
export type MarkedLine = { text: string; points: number; maximum: number }

/** An answer that people mark: what is to be done with it. The id is random, so that it tells a marker nothing. */
export const writtenAnswer = pgTable(
  'written_answer',
  {
    id: uuid('id').primaryKey(),
    attemptId: attemptId(),
    slot: smallint('slot').notNull(),
    quizId: uuid('quiz_id')
      .notNull()
      .references(() => quiz.id),
    questionVersionId: uuid('question_version_id')
      .notNull()
      .references(() => questionVersion.id),
    /** Whose answer it is: never handed to themselves. */
    personId: uuid('person_id').notNull(),
    /** The register that is marked: after a reopening another answer may stand there, which is marked anew. */
    epoch: smallint('epoch').notNull(),
    seq: integer('seq').notNull(),
    maximum: integer('maximum').notNull(),
    /** From the rules of the attempt: how many people mark it, and from which difference on a third one decides. */
    markers: smallint('markers').notNull(),
    differ: integer('differ').notNull(),
    /** First, second or third mark; null once it is decided. */
    waitsFor: smallint('waits_for').default(1),
    /** What people have decided, in hundredths of a mark. */
    score: integer('score'),
    markedBy: uuid('marked_by').array().notNull().default(sql`'{}'`),
    skippedBy: uuid('skipped_by').array().notNull().default(sql`'{}'`),
    /** In whose hands it is; ends by itself. */
    leaseBy: uuid('lease_by'),
    leaseUntil: instant('lease_until'),
    /** Somebody has reported trouble with it, and nobody has settled that yet. */
    troubled: boolean('troubled').notNull().default(false),
  },
  (table) => [
    unique('written_answer_slot').on(table.attemptId, table.slot),
    index('written_answer_question')
      .on(table.quizId, table.questionVersionId, table.id)
      .where(sql`${table.waitsFor} is not null`),
    index('written_answer_paper')
      .on(table.quizId, table.attemptId, table.slot)
      .where(sql`${table.waitsFor} is not null`),
    index('written_answer_progress').on(table.quizId, table.questionVersionId, table.waitsFor),
    check('written_answer_decided', sql`(${table.waitsFor} is null) = (${table.score} is not null)`),
    check('written_answer_score', sql`${table.score} between 0 and ${table.maximum}`),
    check('written_answer_waits_for', sql`${table.waitsFor} between 1 and 3`),
  ],
)

/** Marks that people gave, kept for ever: of each round the newest one counts, also where it took the mark back. */
export const writtenMark = pgTable(
  'written_mark',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    attemptId: attemptId(),
    slot: smallint('slot').notNull(),
    epoch: smallint('epoch').notNull(),
    seq: integer('seq').notNull(),
    /** 1 and 2 mark without knowing of each other, 3 decides where they differ. */
    round: smallint('round').notNull(),
    /** No reference: a row that may not change cannot follow one. */
    markerId: uuid('marker_id').notNull(),
    /** By which key, and with it rubric, it was marked. */
    keyVersion: integer('key_version').notNull(),
    lines: jsonb('lines').$type<MarkedLine[]>().notNull(),
    /** Null: taken back. */
    score: integer('score'),
    note: text('note').notNull(),
    at: instant('at').notNull().default(now),
  },
  (table) => [
    index('written_mark_answer').on(table.attemptId, table.slot, table.id),
    check('written_mark_round', sql`${table.round} between 1 and 3`),
    check('written_mark_score', sql`${table.score} >= 0`),
  ],
)

/** What a marker could not mark, and why. */
export const writtenTrouble = pgTable(
  'written_trouble',
  {
    id: uuid('id').primaryKey(),
    attemptId: attemptId(),
    slot: smallint('slot').notNull(),
    reportedBy: uuid('reported_by').notNull(),
    note: text('note').notNull(),
    at: instant('at').notNull().default(now),
    settledBy: uuid('settled_by'),
    settledAt: instant('settled_at'),
  },
  (table) => [
    index('written_trouble_answer').on(table.attemptId, table.slot),
    check('written_trouble_settled', sql`(${table.settledBy} is null) = (${table.settledAt} is null)`),
  ],
)
