import { type importDrafts, ProblemError } from '@lianbing/contract'
import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import { type Db, runNamed, type Tx } from '../../../db/client.ts'
import { importDraft } from '../../../db/schema/bank-care.ts'
import type { ImportCounts } from '../../../db/schema/bank-imports.ts'
import type { BankScope } from '../../../http/session.ts'

type DraftFilter = importDrafts.DraftFilter
export type ImportDraftRow = typeof importDraft.$inferSelect
export type NewImportDraft = Pick<
  ImportDraftRow,
  | 'n'
  | 'at'
  | 'sourceText'
  | 'draft'
  | 'rejection'
  | 'warnings'
  | 'fingerprint'
  | 'keyFingerprint'
  | 'sketch'
  | 'identity'
>

const insertStatement = {
  name: 'insert import drafts',
  text: `insert into import_draft (import_id, n, at, source_text, draft, rejection, warnings, fingerprint, key_fingerprint, sketch, identity)
         select $1::uuid, n, at, "sourceText", draft, rejection, warnings, fingerprint, "keyFingerprint", sketch, identity
         from json_to_recordset($2::json) as d(n int, at text, "sourceText" text, draft jsonb, rejection jsonb, warnings jsonb,
           fingerprint text, "keyFingerprint" text, sketch int[], identity jsonb)`,
  query_timeout: 30_000,
}
/** In one statement. */
export const insertImportDrafts = async (tx: Tx, importId: string, rows: readonly NewImportDraft[]): Promise<void> => {
  await runNamed(tx, insertStatement, [importId, JSON.stringify(rows)])
}

/**
 * Until the transaction ends its rows are joined by hashes: the statistics do not know them yet, and the planner would
 * walk through all of them for each.
 */
export const joinByHashes = async (tx: Tx): Promise<void> => {
  await tx.execute(sql`select set_config('enable_nestloop', 'off', true)`)
}

export const analyzeImportDrafts = async (db: Db): Promise<void> => {
  await db.execute(sql`analyze import_draft`)
}

const kept = sql`not ${importDraft.dropped}`
const isRead = sql`${importDraft.draft} is not null`
/** One of a package that the bank has under its id is never added beside it. */
const known = `relation in ('same', 'other-key') or relation in ('newer', 'forked') and not replaces`
const isKnown = sql`coalesce(${sql.raw(known)}, false)`
const related = (relation: string) => sql`${kept} and ${isRead} and ${importDraft.relation} = ${relation}`

/** What each filter finds. */
const filters: Record<DraftFilter, SQL> = {
  all: sql`true`,
  problems: sql`${kept} and (${importDraft.draft} is null or ${importDraft.warnings} <> '[]')`,
  conflicts: related('other-key'),
  changed: sql`${kept} and ${isRead} and ${importDraft.relation} in ('changed', 'newer', 'forked')`,
  near: related('near'),
  new: sql`${kept} and ${isRead} and not ${isKnown} and not ${importDraft.replaces}`,
  known: sql`${kept} and ${isRead} and ${isKnown}`,
  dropped: sql`${importDraft.dropped}`,
  edited: sql`${kept} and ${importDraft.edited}`,
}
export const foundBy = (importId: string, filter: DraftFilter): SQL =>
  sql`${importDraft.importId} = ${importId} and ${filters[filter]}`

/** A window of what a filter finds; of problems those that hold nothing come first. */
export const findImportDrafts = async (
  db: Db,
  _scope: BankScope,
  importId: string,
  { filter, from, count }: { filter: DraftFilter; from: number; count: number },
): Promise<{ rows: ImportDraftRow[]; total: number }> => {
  const where = foundBy(importId, filter)
  const order = filter === 'problems' ? [sql`(${isRead})`, asc(importDraft.n)] : [asc(importDraft.n)]
  const window = db
    .select({ n: importDraft.n })
    .from(importDraft)
    .where(where)
    .orderBy(...order)
    .offset(from)
    .limit(count)
  const [rows, [counted]] = [
    await db
      .select()
      .from(importDraft)
      .where(sql`${importDraft.importId} = ${importId} and ${importDraft.n} in (${window})`)
      .orderBy(...order),
    await db.select({ total: sql<number>`count(*)::int` }).from(importDraft).where(where),
  ]
  return { rows, total: counted?.total ?? 0 }
}

const oneOf = (importId: string, n: number) => and(eq(importDraft.importId, importId), eq(importDraft.n, n))

export const getImportDraft = async (
  db: Db | Tx,
  _scope: BankScope,
  importId: string,
  n: number,
): Promise<ImportDraftRow> => {
  const [row] = await db.select().from(importDraft).where(oneOf(importId, n))
  if (row === undefined) throw new ProblemError('draft.unknown')
  return row
}

export const updateImportDraft = async (
  tx: Tx,
  importId: string,
  n: number,
  set: Partial<typeof importDraft.$inferInsert>,
): Promise<void> => {
  await tx.update(importDraft).set(set).where(oneOf(importId, n))
}

const commitStatement = {
  name: 'import drafts to commit',
  text: `select n, at, draft, fingerprint, key_fingerprint as "keyFingerprint", sketch, exam_point_id as "examPointId",
           identity, related_id as "relatedId", replaces
         from import_draft where import_id = $1 and n > $2 and draft is not null and not dropped order by n limit 2000`,
  query_timeout: 30_000,
}
export type DraftToCommit = {
  n: number
  at: string
  draft: NonNullable<ImportDraftRow['draft']>
  fingerprint: string
  keyFingerprint: string
  sketch: number[]
  examPointId: string | null
  identity: object | null
  relatedId: string | null
  replaces: boolean
}

/** The next ones, in their order, that a commit takes. */
export const findDraftsToCommit = (tx: Tx, importId: string, after: number): Promise<DraftToCommit[]> =>
  runNamed<DraftToCommit>(tx, commitStatement, [importId, after])

const doneStatement = {
  name: 'import drafts after a commit',
  text: 'delete from import_draft where import_id = $1 and draft is not null and not dropped and not replaces',
  query_timeout: 30_000,
}
/** What was not taken stays to be read, and so do those that replaced a question: a roll back asks for them. */
export const forgetTakenDrafts = async (tx: Tx, importId: string): Promise<void> => {
  await runNamed(tx, doneStatement, [importId])
}

const countStatement = {
  name: 'count import drafts',
  text: `update bank_import i set counts = (
           select jsonb_build_object(
             'questions', count(*) filter (where draft is not null),
             'rejected', count(*) filter (where draft is null and not dropped),
             'known', count(*) filter (where live and (${known})),
             'conflicts', count(*) filter (where live and relation = 'other-key'),
             'changed', count(*) filter (where live and relation in ('changed', 'newer', 'forked')),
             'replacing', count(*) filter (where live and replaces),
             'near', count(*) filter (where live and relation = 'near'),
             'added', count(*) filter (where live and not replaces and coalesce(not (${known}), true)),
             'warned', count(*) filter (where live and warnings <> '[]'),
             'dropped', count(*) filter (where dropped),
             'edited', count(*) filter (where edited and not dropped),
             'lost', coalesce($2::int, (i.counts->>'lost')::int, 0),
             'byType', coalesce((select jsonb_object_agg(type, many) from (
               select draft->>'type' as type, count(*) as many from import_draft
               where import_id = $1 and draft is not null group by 1) types), '{}'))
           from (select *, draft is not null and not dropped as live from import_draft where import_id = $1) d)
         where id = $1 returning counts`,
  query_timeout: 30_000,
}
/** Counts again what an import holds, after anything was done to it; `lost`: where a reading has just lost something. */
export const countImportDrafts = async (tx: Tx, importId: string, lost?: number): Promise<ImportCounts> => {
  const [row] = await runNamed<{ counts: ImportCounts }>(tx, countStatement, [importId, lost ?? null])
  if (row === undefined) throw new ProblemError('import.unknown')
  return row.counts
}
