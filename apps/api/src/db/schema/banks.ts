import type { Content, Language, Option } from '@lianbing/contract'
import type { Key, QuestionType, Treatment } from '@lianbing/scoring'
import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  check,
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
import { person } from './accounts.ts'
import { bankImport } from './bank-imports.ts'
import { bytea, instant, now } from './columns.ts'
import { examPoint } from './exam-points.ts'
import { trade } from './trades.ts'

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
    /** Only published ones are drawn; a draft was never published; one that was withdrawn went with its import. */
    state: text('state').$type<'draft' | 'published' | 'retired' | 'withdrawn'>().notNull().default('published'),
    fingerprint: text('fingerprint').notNull(),
    /** Questions of one case (案例题) have the same; they are drawn together, in their order. */
    groupId: uuid('group_id'),
    /** The newest published version; of a draft its only one. */
    currentVersionId: uuid('current_version_id').references((): AnyPgColumn => questionVersion.id),
    examPointId: uuid('exam_point_id').references(() => examPoint.id, { onDelete: 'set null' }),
    /** The import that added it. */
    importId: uuid('import_id').references(() => bankImport.id, { onDelete: 'set null' }),
    createdAt: instant('created_at').notNull().default(now),
  },
  (table) => [
    uniqueIndex('question_fingerprint').on(table.tradeCode, table.fingerprint).where(sql`state <> 'withdrawn'`),
    index('question_draw').on(table.tradeCode, table.state, table.position),
    index('question_position').on(table.position),
    index('question_bank').on(table.bankId),
    index('question_exam_point').on(table.examPointId),
    index('question_import').on(table.importId),
    uniqueIndex('question_current_version').on(table.currentVersionId),
  ],
)

/** Never changed once it is published; the key is kept apart. At most one version of a question waits to be published. */
export const questionVersion = pgTable(
  'question_version',
  {
    id: uuid('id').primaryKey(),
    questionId: uuid('question_id')
      .notNull()
      .references(() => question.id),
    version: integer('version').notNull(),
    state: text('state').$type<'draft' | 'review' | 'published'>().notNull().default('published'),
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
    sourceDetail: text('source_detail'),
    licence: text('licence'),
    author: text('author'),
    reviewer: text('reviewer'),
    standard: text('standard'),
    edition: text('edition'),
    validFrom: date('valid_from', { mode: 'string' }),
    validUntil: date('valid_until', { mode: 'string' }),
    /** Stem and options as normalised plain text. */
    searchText: text('search_text').notNull(),
    /** What near-duplicates have in common; null until it has been made. */
    sketch: integer('sketch').array(),
    createdBy: uuid('created_by').references(() => person.id, { onDelete: 'set null' }),
    createdAt: instant('created_at').notNull().default(now),
  },
  (table) => [
    unique('question_version_number').on(table.questionId, table.version),
    uniqueIndex('question_version_waiting').on(table.questionId).where(sql`state <> 'published'`),
    index('question_version_state').on(table.state, table.createdAt).where(sql`state <> 'published'`),
    index('question_version_sketch').using('gin', table.sketch),
    index('question_version_author').on(table.createdBy),
    index('question_version_search').using('gin', table.searchText.op('gin_trgm_ops')),
    // What lists are narrowed by, without the texts.
    index('question_version_facts').on(table.level, table.type, table.language, table.id),
    // Words of one or two characters, which are most of the Chinese ones, have no trigram.
    index('question_version_short_words').using('gin', sql`short_words(${table.searchText})`),
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
  createdBy: uuid('created_by').references(() => person.id, { onDelete: 'set null' }),
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
    /** Further answers that are accepted. */
    also: jsonb('also').$type<Key[]>().notNull().default([]),
    treatment: text('treatment').$type<Treatment>().notNull().default('key'),
    explanation: jsonb('explanation').$type<Content>().notNull(),
    /** Two keys of one question that differ here contradict each other; null until it has been made. */
    fingerprint: text('fingerprint'),
    reason: text('reason').notNull(),
    createdBy: uuid('created_by').references(() => person.id, { onDelete: 'set null' }),
    createdAt: instant('created_at').notNull().default(now),
  },
  (table) => [primaryKey({ columns: [table.questionVersionId, table.version] })],
)
