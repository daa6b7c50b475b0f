import type { banks, Content, QuestionDraft } from '@lianbing/contract'
import type { Key } from '@lianbing/scoring'
import { boolean, date, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import type { z } from 'zod'
import { person } from './accounts.ts'
import { bankImport, type FileProblem } from './bank-imports.ts'
import { question, questionVersion } from './banks.ts'
import { instant, now } from './columns.ts'
import { examPoint } from './exam-points.ts'

type QuestionAct = z.infer<typeof banks.questionAct>

/** One act upon many questions at once, so that it can be taken back as a whole. */
export const bulkAct = pgTable('bulk_act', {
  id: uuid('id').primaryKey(),
  actorId: uuid('actor_id').references(() => person.id, { onDelete: 'set null' }),
  change: jsonb('change').$type<Record<string, string | number | null>>().notNull(),
  takenBackAt: instant('taken_back_at'),
  createdAt: instant('created_at').notNull().default(now),
})

/** Whatever happened to a question, and why; only ever added to. */
export const questionEvent = pgTable(
  'question_event',
  {
    id: uuid('id').primaryKey(),
    questionId: uuid('question_id')
      .notNull()
      .references(() => question.id, { onDelete: 'cascade' }),
    /** Number of the version that it happened to. */
    version: integer('version').notNull(),
    act: text('act').$type<QuestionAct>().notNull(),
    actorId: uuid('actor_id'),
    reason: text('reason').notNull(),
    bulkId: uuid('bulk_id').references(() => bulkAct.id),
    /** What the bulk act changed, as it stood before. */
    before: jsonb('before').$type<{ state: string; bankId: string; examPointId: string | null; versionId: string }>(),
    createdAt: instant('created_at').notNull().default(now),
  },
  (table) => [
    index('question_event_question').on(table.questionId, table.createdAt),
    index('question_event_bulk').on(table.bulkId),
  ],
)

export const questionReport = pgTable(
  'question_report',
  {
    id: uuid('id').primaryKey(),
    questionVersionId: uuid('question_version_id')
      .notNull()
      .references(() => questionVersion.id),
    personId: uuid('person_id').references(() => person.id, { onDelete: 'set null' }),
    reason: text('reason').$type<z.infer<typeof banks.reportReason>>().notNull(),
    note: text('note').notNull(),
    state: text('state').$type<'open' | 'mended' | 'dismissed'>().notNull().default('open'),
    /** What the reporter is told. */
    reply: text('reply').notNull().default(''),
    closedBy: uuid('closed_by').references(() => person.id, { onDelete: 'set null' }),
    closedAt: instant('closed_at'),
    createdAt: instant('created_at').notNull().default(now),
  },
  (table) => [
    index('question_report_version').on(table.questionVersionId),
    index('question_report_person').on(table.personId, table.createdAt),
    index('question_report_state').on(table.state, table.createdAt),
  ],
)

/** Another key that somebody's file gives to a question which the bank has already. */
export const questionRival = pgTable(
  'question_rival',
  {
    id: uuid('id').primaryKey(),
    questionId: uuid('question_id')
      .notNull()
      .references(() => question.id, { onDelete: 'cascade' }),
    /** The version whose option ids the key names. */
    questionVersionId: uuid('question_version_id')
      .notNull()
      .references(() => questionVersion.id, { onDelete: 'cascade' }),
    key: jsonb('key').$type<Key>().notNull(),
    explanation: jsonb('explanation').$type<Content>().notNull(),
    fingerprint: text('fingerprint').notNull(),
    source: text('source'),
    importId: uuid('import_id').references(() => bankImport.id, { onDelete: 'set null' }),
    /** Its place in the file. */
    at: text('at').notNull(),
    state: text('state').$type<'open' | 'taken' | 'dismissed'>().notNull().default('open'),
    createdAt: instant('created_at').notNull().default(now),
  },
  (table) => [
    unique('question_rival_key').on(table.questionId, table.fingerprint),
    index('question_rival_state').on(table.state, table.createdAt),
    index('question_rival_import').on(table.importId),
  ],
)

/** Two questions that somebody has looked at and found to be different. */
export const distinctPair = pgTable(
  'distinct_pair',
  {
    /** The smaller of the two ids. */
    firstId: uuid('first_id')
      .notNull()
      .references(() => question.id, { onDelete: 'cascade' }),
    secondId: uuid('second_id')
      .notNull()
      .references(() => question.id, { onDelete: 'cascade' }),
    decidedBy: uuid('decided_by').references(() => person.id, { onDelete: 'set null' }),
    createdAt: instant('created_at').notNull().default(now),
  },
  (table) => [
    primaryKey({ columns: [table.firstId, table.secondId] }),
    index('distinct_pair_second').on(table.secondId),
  ],
)

/** One question of a file that waits to be committed: as it was read, or as somebody has mended it. */
export const importDraft = pgTable(
  'import_draft',
  {
    importId: uuid('import_id')
      .notNull()
      .references(() => bankImport.id, { onDelete: 'cascade' }),
    /** Its place in the order of the file, from 0. */
    n: integer('n').notNull(),
    /** The place as people find it in the file. */
    at: text('at').notNull(),
    sourceText: text('source_text').notNull(),
    /** Null where the reading found none and nobody has written it yet. */
    draft: jsonb('draft').$type<QuestionDraft>(),
    /** Why there is none. */
    rejection: jsonb('rejection').$type<FileProblem>(),
    warnings: jsonb('warnings').$type<FileProblem[]>().notNull().default([]),
    dropped: boolean('dropped').notNull().default(false),
    edited: boolean('edited').notNull().default(false),
    fingerprint: text('fingerprint'),
    keyFingerprint: text('key_fingerprint'),
    sketch: integer('sketch').array(),
    /** Of our own package: which question of which bank it is. */
    identity: jsonb('identity').$type<object>(),
    examPointId: uuid('exam_point_id').references(() => examPoint.id, { onDelete: 'set null' }),
    /** The question of the bank that it is, contradicts, changes or resembles. */
    relation: text('relation').$type<'same' | 'other-key' | 'changed' | 'near' | 'newer' | 'forked'>(),
    relatedId: uuid('related_id').references(() => question.id, { onDelete: 'set null' }),
    /** Whether it becomes a new version of that question. */
    replaces: boolean('replaces').notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.importId, table.n] }), index('import_draft_related').on(table.relatedId)],
)

/** An edition of a standard that no longer holds; its questions are marked, and kept out of draws where that is wanted. */
export const outdatedStandard = pgTable(
  'outdated_standard',
  {
    standard: text('standard').notNull(),
    /** Empty: every edition. */
    edition: text('edition').notNull(),
    since: date('since', { mode: 'string' }).notNull(),
    replacedBy: text('replaced_by'),
    keptOut: boolean('kept_out').notNull(),
    markedBy: uuid('marked_by').references(() => person.id, { onDelete: 'set null' }),
    createdAt: instant('created_at').notNull().default(now),
  },
  (table) => [primaryKey({ columns: [table.standard, table.edition] })],
)

/** A search that somebody comes back to. */
export const savedView = pgTable(
  'saved_view',
  {
    id: uuid('id').primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    filter: jsonb('filter').$type<Record<string, string>>().notNull(),
    createdAt: instant('created_at').notNull().default(now),
  },
  (table) => [unique('saved_view_name').on(table.personId, table.name)],
)
