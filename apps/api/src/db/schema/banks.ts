import type { banks, Content, Language, Option, QuestionDraft } from '@lianbing/contract'
import type { Key, QuestionType } from '@lianbing/scoring'
import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  check,
  customType,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { z } from 'zod'
import { person } from './accounts.ts'
import { instant, now } from './columns.ts'
import { trade } from './trades.ts'

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

export const bank = pgTable(
  'bank',
  {
    id: uuid('id').primaryKey(),
    name: text('name').notNull(),
    tradeCode: text('trade_code')
      .notNull()
      .references(() => trade.code),
    language: text('language').$type<Language>().notNull(),
    source: text('source'),
    licence: text('licence'),
    createdAt: instant('created_at').notNull().default(now),
    /** Set with every change of the bank's questions, in the same transaction: draws tell by this row what is new. */
    updatedAt: instant('updated_at').notNull().default(now),
  },
  (table) => [unique('bank_name').on(table.tradeCode, table.language, table.name)],
)

/**
 * What stays the same while versions come and go. `position` is the order of sequential practice; `fingerprint` tells
 * whether a question is already there, whatever file it comes from.
 */
export const question = pgTable(
  'question',
  {
    id: uuid('id').primaryKey(),
    position: bigint('position', { mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    bankId: uuid('bank_id')
      .notNull()
      .references(() => bank.id),
    tradeCode: text('trade_code')
      .notNull()
      .references(() => trade.code),
    state: text('state').$type<'published' | 'retired'>().notNull().default('published'),
    fingerprint: text('fingerprint').notNull(),
    /** Questions of one case (案例题) have the same; they are drawn together, in their order. */
    groupId: uuid('group_id'),
    currentVersionId: uuid('current_version_id').references((): AnyPgColumn => questionVersion.id),
    createdAt: instant('created_at').notNull().default(now),
  },
  (table) => [
    unique('question_fingerprint').on(table.tradeCode, table.fingerprint),
    index('question_draw').on(table.tradeCode, table.state, table.position),
    index('question_bank').on(table.bankId),
    uniqueIndex('question_current_version').on(table.currentVersionId),
  ],
)

/** Never changed once it is written; the key is kept apart. */
export const questionVersion = pgTable(
  'question_version',
  {
    id: uuid('id').primaryKey(),
    questionId: uuid('question_id')
      .notNull()
      .references(() => question.id),
    version: integer('version').notNull(),
    type: text('type').$type<QuestionType>().notNull(),
    language: text('language').$type<Language>().notNull(),
    material: jsonb('material').$type<Content>().notNull().default([]),
    stem: jsonb('stem').$type<Content>().notNull(),
    options: jsonb('options').$type<Option[]>().notNull(),
    targets: jsonb('targets').$type<Option[]>().notNull(),
    blanks: smallint('blanks'),
    unit: text('unit'),
    level: smallint('level'),
    difficulty: smallint('difficulty'),
    examPoint: text('exam_point'),
    source: text('source'),
    author: text('author'),
    standard: text('standard'),
    edition: text('edition'),
    validFrom: date('valid_from', { mode: 'string' }),
    validUntil: date('valid_until', { mode: 'string' }),
    /** Stem and options as normalised plain text. */
    searchText: text('search_text').notNull(),
    createdAt: instant('created_at').notNull().default(now),
  },
  (table) => [
    unique('question_version_number').on(table.questionId, table.version),
    index('question_version_search').using('gin', table.searchText.op('gin_trgm_ops')),
    check('question_version_level', sql`${table.level} between 1 and 5`),
    check('question_version_difficulty', sql`${table.difficulty} between 1 and 5`),
  ],
)

/** A picture of a question, re-encoded and named by the SHA-256 of these bytes; never changed. */
export const media = pgTable('media', {
  hash: text('hash').primaryKey(),
  type: text('type').$type<'image/png' | 'image/jpeg' | 'image/webp'>().notNull(),
  bytes: bytea('bytes').notNull(),
  width: integer('width').notNull(),
  height: integer('height').notNull(),
  createdAt: instant('created_at').notNull().default(now),
})

/** What is right. Read by marking and by the office, never by anything that a worker sees before the answer. */
export const questionKey = pgTable(
  'question_key',
  {
    questionVersionId: uuid('question_version_id')
      .notNull()
      .references(() => questionVersion.id),
    version: integer('version').notNull(),
    key: jsonb('key').$type<Key>().notNull(),
    explanation: jsonb('explanation').$type<Content>().notNull(),
    reason: text('reason').notNull(),
    createdAt: instant('created_at').notNull().default(now),
  },
  (table) => [primaryKey({ columns: [table.questionVersionId, table.version] })],
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
    createdAt: instant('created_at').notNull().default(now),
  },
  (table) => [
    index('question_report_version').on(table.questionVersionId),
    index('question_report_person').on(table.personId, table.createdAt),
    index('question_report_state').on(table.state, table.createdAt),
  ],
)

type FileProblem = { at: string; code: string; params: Record<string, string | number>; message: string }

/** A file on its way into a bank: its bytes until they are read, then the reading until it is committed or discarded. */
export const bankImport = pgTable(
  'bank_import',
  {
    id: uuid('id').primaryKey(),
    fileName: text('file_name').notNull(),
    fileBytes: bytea('file_bytes'),
    bytes: integer('bytes').notNull(),
    tradeCode: text('trade_code')
      .notNull()
      .references(() => trade.code),
    level: smallint('level'),
    language: text('language').$type<Language>(),
    source: text('source'),
    licence: text('licence'),
    /** The layout that the file is to be read in, where somebody chose one. */
    chosenLayout: text('chosen_layout'),
    /** A second file that holds the answers, read together with the first. */
    answersName: text('answers_name'),
    answersBytes: bytea('answers_bytes'),
    state: text('state').$type<'reading' | 'ready' | 'refused' | 'committed'>().notNull(),
    format: text('format'),
    layout: text('layout'),
    layoutReason: text('layout_reason'),
    /** What other layouts would make of the file. */
    alternatives: jsonb('alternatives').$type<{ layout: string; questions: number; rejected: number }[]>(),
    refusal: jsonb('refusal').$type<FileProblem>(),
    drafts: jsonb('drafts').$type<{ at: string; draft: QuestionDraft }[]>(),
    rejected: jsonb('rejected').$type<FileProblem[]>(),
    warnings: jsonb('warnings').$type<FileProblem[]>(),
    counts: jsonb('counts').$type<{
      questions: number
      rejected: number
      known: number
      byType: Partial<Record<QuestionType, number>>
    }>(),
    createdBy: uuid('created_by').references(() => person.id, { onDelete: 'set null' }),
    createdAt: instant('created_at').notNull().default(now),
  },
  (table) => [index('bank_import_created').on(table.createdAt)],
)

/** Pictures of an import that is not committed yet; a commit moves them to `media`. */
export const bankImportMedia = pgTable(
  'bank_import_media',
  {
    importId: uuid('import_id')
      .notNull()
      .references(() => bankImport.id, { onDelete: 'cascade' }),
    hash: text('hash').notNull(),
    type: text('type').$type<'image/png' | 'image/jpeg' | 'image/webp'>().notNull(),
    bytes: bytea('bytes').notNull(),
    width: integer('width').notNull(),
    height: integer('height').notNull(),
  },
  (table) => [primaryKey({ columns: [table.importId, table.hash] })],
)
