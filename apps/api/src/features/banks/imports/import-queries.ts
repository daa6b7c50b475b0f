import { ProblemError, type QuestionDraft } from '@lianbing/contract'
import { and, desc, eq, getTableColumns, inArray, lt, notInArray, type SQL, sql } from 'drizzle-orm'
import type { Db, Tx } from '../../../db/client.ts'
import { bankImport, type FileProblem } from '../../../db/schema/bank-imports.ts'
import type { BankScope } from '../../../http/session.ts'

export type ImportRow = typeof bankImport.$inferSelect

/** Everything but the bytes, which may be megabytes. */
const { fileBytes: _, answersBytes: __, ...columns } = getTableColumns(bankImport)
export const summaryColumns = columns
export type ImportSummary = Omit<ImportRow, 'fileBytes' | 'answersBytes'>

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
type Preview = {
  drafts: { at: string; draft: QuestionDraft }[]
  rejected: FileProblem[]
  warnings: FileProblem[]
}
/** Their numbers first: without statistics Postgres may else read the content of all, to sort it. */
const firstOf = (what: SQL, where: SQL, importId: string) => sql`(select coalesce(jsonb_agg(${what} order by n), '[]')
  from import_draft where import_id = ${importId} and n in (
    select n from import_draft where import_id = ${importId} and ${where} order by n limit ${previewSize}))`
const none = sql`'[]'::jsonb`

const warned = (importId: string) => sql`coalesce((
  select jsonb_agg(said) from (select said from import_draft cross join lateral jsonb_array_elements(warnings) said
  where import_id = ${importId} and warnings <> '[]' order by n limit ${previewSize}) first), '[]')`

export const getImportPreview = async (db: Db, scope: BankScope, importId: string) => {
  const row = await getImportRow(db, scope, importId)
  const { rows } = await db.execute<Preview>(sql`select
    ${firstOf(sql`jsonb_build_object('at', at, 'draft', draft)`, sql`draft is not null and not dropped`, importId)} as drafts,
    ${row.counts?.rejected ? firstOf(sql`rejection`, sql`draft is null and not dropped`, importId) : none} as rejected,
    ${row.counts?.warned ? warned(importId) : none} as warnings`)
  const found = rows[0] ?? { drafts: [], rejected: [], warnings: [] }
  return { ...row, ...found, warnings: [...found.warnings, ...(row.warnings ?? [])].slice(0, previewSize) }
}

export const getImportRow = async (db: Db | Tx, _scope: BankScope, importId: string): Promise<ImportSummary> => {
  const [row] = await db.select(summaryColumns).from(bankImport).where(eq(bankImport.id, importId))
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

export const markCommitted = async (
  tx: Tx,
  importId: string,
  counts: NonNullable<ImportRow['counts']>,
): Promise<ImportSummary> => {
  const [row] = await tx
    .update(bankImport)
    .set({ state: 'committed', committedAt: sql`now()`, fileBytes: null, answersBytes: null, counts })
    .where(eq(bankImport.id, importId))
    .returning(summaryColumns)
  return row as ImportSummary
}

/** Back among those that wait to be read; the bytes are there until the commit. */
export const markUnread = async (
  tx: Tx,
  importId: string,
  how: Partial<Pick<ImportRow, 'chosenLayout' | 'replacements'>>,
): Promise<ImportSummary> => {
  const [row] = await tx
    .update(bankImport)
    .set({ state: 'reading', ...how, warnings: null, counts: null })
    .where(eq(bankImport.id, importId))
    .returning(summaryColumns)
  return row as ImportSummary
}

/** False where it is committed, or just being read or committed. */
export const deleteIdleImport = async (tx: Tx, _scope: BankScope, importId: string): Promise<boolean> => {
  const [idle] = await tx
    .select({ id: bankImport.id })
    .from(bankImport)
    .where(and(eq(bankImport.id, importId), notInArray(bankImport.state, ['committed', 'rolled-back'])))
    .for('update', { skipLocked: true })
  if (idle === undefined) return false
  await tx.delete(bankImport).where(eq(bankImport.id, importId))
  return true
}

/**
 * The oldest import that nobody is reading. Its row stays locked while it is read, so that no other process takes it,
 * and a process that dies gives it back; hence the transaction may wait longer than others, and longer than a file is read.
 */
export const claimUnread = async (tx: Tx) => {
  await tx.execute(sql`select set_config('idle_in_transaction_session_timeout', '120s', true),
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
    'format' | 'layout' | 'layoutReason' | 'alternatives' | 'source' | 'licence' | 'warnings'
  >
>

export const storeReading = async (tx: Tx, importId: string, reading: Reading): Promise<void> => {
  await tx
    .update(bankImport)
    .set({ state: 'ready', ...reading })
    .where(eq(bankImport.id, importId))
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

export const moveToTrade = async (tx: Tx, importId: string, tradeCode: string): Promise<void> => {
  await tx.update(bankImport).set({ tradeCode }).where(eq(bankImport.id, importId))
}
