import type { Language } from '@lianbing/contract'
import type { QuestionType } from '@lianbing/scoring'
import { index, integer, jsonb, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { person } from './accounts.ts'
import { bytea, instant, now } from './columns.ts'
import { trade } from './trades.ts'

/** A problem of a file, or of one place in it. */
export type FileProblem = { at: string; code: string; params: Record<string, string | number>; message: string }

/** What a reading holds, as it stands after whatever somebody did to it. */
export type ImportCounts = {
  questions: number
  rejected: number
  known: number
  conflicts: number
  changed: number
  replacing: number
  near: number
  warned: number
  dropped: number
  edited: number
  lost: number
  added: number
  byType: Partial<Record<QuestionType, number>>
}

/** A file on its way into a bank: its bytes until they are read, then the reading until it is committed or discarded. */
export const bankImport = pgTable(
  'bank_import',
  {
    id: uuid('id').primaryKey(),
    /** Files that were uploaded together are committed together. */
    batchId: uuid('batch_id').notNull().defaultRandom(),
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
    /** Done to the text of the file before it is read, in this order. */
    replacements: jsonb('replacements').$type<{ find: string; replace: string }[]>().notNull().default([]),
    state: text('state').$type<'reading' | 'ready' | 'refused' | 'committed' | 'rolled-back'>().notNull(),
    format: text('format'),
    layout: text('layout'),
    layoutReason: text('layout_reason'),
    /** What other layouts would make of the file. */
    alternatives: jsonb('alternatives').$type<{ layout: string; questions: number; rejected: number }[]>(),
    refusal: jsonb('refusal').$type<FileProblem>(),
    /** Of the file as a whole; those of single questions are with them. */
    warnings: jsonb('warnings').$type<FileProblem[]>(),
    counts: jsonb('counts').$type<ImportCounts>(),
    createdBy: uuid('created_by').references(() => person.id, { onDelete: 'set null' }),
    createdAt: instant('created_at').notNull().default(now),
    committedAt: instant('committed_at'),
    rolledBackAt: instant('rolled_back_at'),
  },
  (table) => [index('bank_import_created').on(table.createdAt), index('bank_import_batch').on(table.batchId)],
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
