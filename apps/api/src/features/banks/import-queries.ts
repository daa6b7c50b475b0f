import { ProblemError, type QuestionDraft } from '@lianbing/contract'
import { and, desc, eq, getTableColumns, inArray, lt, ne, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { type Db, runNamed, type Tx } from '../../db/client.ts'
import { bankImport } from '../../db/schema/bank-imports.ts'
import type { BankScope } from '../../http/session.ts'

export type ImportRow = typeof bankImport.$inferSelect

/** Everything but the bytes, the drafts and the problems, which may be megabytes. */
const {
  fileBytes: _,
  answersBytes: __,
  drafts: ___,
  rejected: ____,
  warnings: _____,
  ...summaryColumns
} = getTableColumns(bankImport)
export type ImportSummary = Omit<ImportRow, 'fileBytes' | 'answersBytes' | 'drafts' | 'rejected' | 'warnings'>

export const insertImport = async (
  db: Db,
  scope: BankScope,
  row: Omit<typeof bankImport.$inferInsert, 'createdBy'>,
): Promise<ImportSummary> => {
  const [inserted] = await db
    .insert(bankImport)
    .values({ ...row, createdBy: scope.personId })
    .returning(summaryColumns)
  return inserted as ImportSummary
}

/** Nothing of it has been committed yet; true also where it has no file. */
export const isOpenBatch = async (db: Db, _scope: BankScope, batchId: string): Promise<boolean> => {
  const [done] = await db
    .select({ id: bankImport.id })
    .from(bankImport)
    .where(and(eq(bankImport.batchId, batchId), inArray(bankImport.state, ['committed', 'rolled-back'])))
    .limit(1)
  return done === undefined
}

/** Newest first: the id begins with the time. */
export const findImports = (db: Db, _scope: BankScope, limit: number, before?: string): Promise<ImportSummary[]> =>
  db
    .select(summaryColumns)
    .from(bankImport)
    .where(before === undefined ? undefined : lt(bankImport.id, before))
    .orderBy(desc(bankImport.id))
    .limit(limit)

/** A preview holds so many drafts and problems. */
const previewSize = 200
const firstOf = <T>(column: AnyPgColumn): SQL<T[]> =>
  sql<T[]>`coalesce(jsonb_path_query_array(${column}, ${`$[0 to ${previewSize - 1}]`}::jsonpath), '[]')`

export const getImportPreview = async (db: Db, _scope: BankScope, importId: string) => {
  const [row] = await db
    .select({
      ...summaryColumns,
      drafts: firstOf<{ at: string; draft: QuestionDraft }>(bankImport.drafts),
      rejected: firstOf<NonNullable<ImportRow['rejected']>[number]>(bankImport.rejected),
      warnings: firstOf<NonNullable<ImportRow['warnings']>[number]>(bankImport.warnings),
    })
    .from(bankImport)
    .where(eq(bankImport.id, importId))
  if (row === undefined) throw new ProblemError('import.unknown')
  return row
}

export const getImportState = async (db: Db | Tx, _scope: BankScope, importId: string): Promise<ImportRow['state']> => {
  const [row] = await db.select({ state: bankImport.state }).from(bankImport).where(eq(bankImport.id, importId))
  if (row === undefined) throw new ProblemError('import.unknown')
  return row.state
}

/** Locks the row until the transaction ends; a commit that is already under way is waited for. */
export const lockImport = async (tx: Tx, _scope: BankScope, importId: string): Promise<ImportSummary> => {
  const [row] = await tx.select(summaryColumns).from(bankImport).where(eq(bankImport.id, importId)).for('update')
  if (row === undefined) throw new ProblemError('import.unknown')
  return row
}

const draftsStatement = {
  name: 'import drafts',
  text: `select drafts from bank_import where id = $1 and state = 'ready'`,
  // The drafts of 25,000 questions are some 20 MB: longer than the pool's usual bound.
  query_timeout: 30_000,
}

/** None once they are committed. */
export const findImportDrafts = async (
  db: Db,
  _scope: BankScope,
  importId: string,
): Promise<{ at: string; draft: QuestionDraft }[]> => {
  const [row] = await runNamed<Pick<ImportRow, 'drafts'>>(db, draftsStatement, [importId])
  return row?.drafts ?? []
}

export const markCommitted = async (
  tx: Tx,
  importId: string,
  counts: NonNullable<ImportRow['counts']>,
): Promise<ImportSummary> => {
  const [row] = await tx
    .update(bankImport)
    .set({ state: 'committed', committedAt: sql`now()`, fileBytes: null, answersBytes: null, drafts: null, counts })
    .where(eq(bankImport.id, importId))
    .returning(summaryColumns)
  return row as ImportSummary
}

/** Back among those that wait to be read; the bytes are there until the commit. */
export const markUnread = async (tx: Tx, importId: string, chosenLayout: string): Promise<ImportSummary> => {
  const [row] = await tx
    .update(bankImport)
    .set({ state: 'reading', chosenLayout, drafts: null, rejected: null, warnings: null, counts: null })
    .where(eq(bankImport.id, importId))
    .returning(summaryColumns)
  return row as ImportSummary
}

/** False where it is committed, or just being read or committed. */
export const deleteIdleImport = async (tx: Tx, _scope: BankScope, importId: string): Promise<boolean> => {
  const [idle] = await tx
    .select({ id: bankImport.id })
    .from(bankImport)
    .where(and(eq(bankImport.id, importId), ne(bankImport.state, 'committed')))
    .for('update', { skipLocked: true })
  if (idle === undefined) return false
  await tx.delete(bankImport).where(eq(bankImport.id, importId))
  return true
}

/**
 * The oldest import that nobody is reading. Its row stays locked while it is read, so that no other process takes it,
 * and a process that dies gives it back; hence the transaction may wait longer than others.
 */
export const claimUnread = async (tx: Tx) => {
  await tx.execute(sql`select set_config('idle_in_transaction_session_timeout', '60s', true),
    set_config('statement_timeout', '60s', true)`)
  const [row] = await tx
    .select({ ...summaryColumns, fileBytes: bankImport.fileBytes, answersBytes: bankImport.answersBytes })
    .from(bankImport)
    .where(eq(bankImport.state, 'reading'))
    .orderBy(bankImport.id)
    .limit(1)
    .for('update', { skipLocked: true })
  return row
}

type Reading = Required<
  Pick<
    typeof bankImport.$inferInsert,
    | 'format'
    | 'layout'
    | 'layoutReason'
    | 'alternatives'
    | 'source'
    | 'licence'
    | 'drafts'
    | 'rejected'
    | 'warnings'
    | 'counts'
  >
>

const storeStatement = {
  name: 'store reading',
  text: `update bank_import set state = 'ready', format = $2, layout = $3, layout_reason = $4, source = $5,
           drafts = $6, rejected = $7, warnings = $8, counts = $9, alternatives = $10, licence = $11 where id = $1`,
  // The drafts of 25,000 questions are some 20 MB: longer than the pool's usual bound.
  query_timeout: 65_000,
}

export const storeReading = async (tx: Tx, importId: string, reading: Reading): Promise<void> => {
  const { format, layout, layoutReason, source, drafts, rejected, warnings, counts, alternatives, licence } = reading
  const json = [drafts, rejected, warnings, counts, alternatives].map((value) => JSON.stringify(value))
  await runNamed(tx, storeStatement, [importId, format, layout, layoutReason, source, ...json, licence])
}

export const storeRefusal = async (
  db: Db | Tx,
  importId: string,
  refusal: NonNullable<ImportRow['refusal']>,
): Promise<void> => {
  await db
    .update(bankImport)
    .set({ state: 'refused', fileBytes: null, answersBytes: null, refusal })
    .where(and(eq(bankImport.id, importId), eq(bankImport.state, 'reading')))
}
