import type { Content } from '@lianbing/contract'
import type { Key, Treatment } from '@lianbing/scoring'
import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { person } from './accounts.ts'
import { question, questionVersion } from './banks.ts'
import { instant, now } from './columns.ts'
import { attempt } from './quizzes.ts'

/** What a remark changes: foreseen before it is confirmed, or what then came of it. */
export type RemarkFigures = {
  /** Closed attempts that were asked the question, and those whose marks change. */
  asked: number
  changed: number
  passesGained: number
  passesLost: number
  /** People whose place on the trade's board of all time becomes another one. */
  ranks: number
}

/**
 * Another published version of the question. `taken`: it is mended alike, for it has the same text and a key that has
 * been replaced. What is not taken, and why: its text is another one (`stem`: but for the options, and somebody may take
 * it along), or its key never stood in the version that is mended.
 */
export type OtherVersion = {
  questionVersionId: string
  version: number
  taken: boolean
  differs: 'stem' | 'options' | 'key' | null
  replacedVersion: number
  /** As that of the remark: null until its key is in force. */
  keyVersion: number | null
  /** Closed attempts that were asked this version, and those whose marks change. */
  asked: number
  changed: number
}

/** A wrong key that is mended in all attempts which were asked the question. */
export const remark = pgTable(
  'remark',
  {
    id: uuid('id').primaryKey(),
    questionId: uuid('question_id')
      .notNull()
      .references(() => question.id),
    questionVersionId: uuid('question_version_id')
      .notNull()
      .references(() => questionVersion.id),
    /** The key that it replaces. */
    replacedVersion: integer('replaced_version').notNull(),
    key: jsonb('key').$type<Key>().notNull(),
    also: jsonb('also').$type<Key[]>().notNull().default([]),
    treatment: text('treatment').$type<Treatment>().notNull().default('key'),
    /** Null: the one that stands stays. */
    explanation: jsonb('explanation').$type<Content>(),
    /** Under which number the key is in force; null until it is confirmed. */
    keyVersion: integer('key_version'),
    others: jsonb('others').$type<OtherVersion[]>().notNull().default([]),
    state: text('state').$type<'counting' | 'ready' | 'running' | 'done' | 'discarded'>().notNull().default('counting'),
    reason: text('reason'),
    /** The last attempt that was looked at while it counts, or looks for those that were begun since. */
    lookedAt: uuid('looked_at'),
    figures: jsonb('figures').$type<RemarkFigures>(),
    outcome: jsonb('outcome').$type<RemarkFigures>(),
    createdBy: uuid('created_by').references(() => person.id, { onDelete: 'set null' }),
    createdAt: instant('created_at').notNull().default(now),
    confirmedBy: uuid('confirmed_by').references(() => person.id, { onDelete: 'set null' }),
    confirmedAt: instant('confirmed_at'),
    endedAt: instant('ended_at'),
  },
  (table) => [
    index('remark_question').on(table.questionId),
    index('remark_open').on(table.createdAt).where(sql`${table.state} in ('counting', 'ready', 'running')`),
    check('remark_in_force', sql`${table.state} not in ('running', 'done') or ${table.keyVersion} is not null`),
  ],
)

/** An attempt that was asked the question: what is foreseen for it, and what it then became. Scores are hundredths of a mark. */
export const remarkAttempt = pgTable(
  'remark_attempt',
  {
    remarkId: uuid('remark_id')
      .notNull()
      .references(() => remark.id, { onDelete: 'cascade' }),
    attemptId: uuid('attempt_id')
      .notNull()
      .references(() => attempt.id, { onDelete: 'cascade' }),
    /** Its mark is foreseen to change. */
    changes: boolean('changes').notNull().default(false),
    fromScore: integer('from_score'),
    toScore: integer('to_score'),
    /** What the paper could earn: less where a question is dropped. */
    fromMaximum: integer('from_maximum'),
    toMaximum: integer('to_maximum'),
    fromPassed: boolean('from_passed'),
    toPassed: boolean('to_passed'),
    doneAt: instant('done_at'),
    /** Under which version of its result; null where nothing changed. */
    doneVersion: integer('done_version'),
  },
  (table) => [
    primaryKey({ columns: [table.remarkId, table.attemptId] }),
    index('remark_attempt_attempt').on(table.attemptId),
    index('remark_attempt_changes').on(table.remarkId, table.attemptId).where(sql`${table.changes}`),
  ],
)

/** Someone whose place on the board of all time changes. */
export const remarkPlace = pgTable(
  'remark_place',
  {
    remarkId: uuid('remark_id')
      .notNull()
      .references(() => remark.id, { onDelete: 'cascade' }),
    board: text('board').notNull(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    fromRank: integer('from_rank'),
    toRank: integer('to_rank'),
  },
  (table) => [primaryKey({ columns: [table.remarkId, table.board, table.personId] })],
)
