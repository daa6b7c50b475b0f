import { setImmediate } from 'node:timers/promises'
import { ProblemError } from '@lianbing/contract'
import { type Db, type Tx, withTx } from '../../../db/client.ts'
import type { BankScope } from '../../../http/session.ts'
import { addDraftsIn, afterAdding } from '../add-drafts.ts'
import { moveStagedPictures } from '../media-queries.ts'
import { mergePackageIn } from '../merges/merge-package.ts'
import type { PackageDraft } from '../merges/sort-package.ts'
import { searchText } from '../search-text.ts'
import { allowLongWork, getBatchCounts, getBatchStates, lockBatch } from './batch-queries.ts'
import { type DraftToCommit, findDraftsToCommit, forgetTakenDrafts } from './import-draft-queries.ts'
import { tellProgress } from './import-progress.ts'
import { getImportRow, getImportState, type ImportSummary, lockImport, markCommitted } from './import-queries.ts'
import { importView } from './import-view.ts'
import { bankNameOf } from './read-bank-file.ts'

const marked = ({ n: _, relatedId, replaces, ...row }: DraftToCommit): PackageDraft => ({
  ...row,
  searchText: searchText(row.draft),
  replaces: replaces ? relatedId : null,
})

const findMarked = async (tx: Tx, importId: string): Promise<PackageDraft[]> => {
  const found: PackageDraft[] = []
  for (let after = -1; ; ) {
    const rows = await findDraftsToCommit(tx, importId, after)
    const last = rows.at(-1)
    if (last === undefined) return found
    for (const row of rows) {
      found.push(marked(row))
      // Some 10 ms of work; then others have their turn.
      if (found.length % 250 === 0) await setImmediate()
    }
    after = last.n
  }
}

/** Puts what one file holds into the bank; the caller holds its row locked. */
const commitOne = async (tx: Tx, scope: BankScope, row: ImportSummary): Promise<ImportSummary> => {
  const { id: importId, tradeCode, level, source, licence, counts } = row
  if (row.state !== 'ready' || counts === null) throw new ProblemError('import.not_ready')
  tellProgress(importId, 'committing')
  const drafts = await findMarked(tx, importId)
  const bankName = bankNameOf(row.fileName, source)
  const target = { tradeCode, bankName, level, source, licence, importId, actorId: scope.personId }
  const merged = await mergePackageIn(tx, scope, target, drafts)
  const rest = await addDraftsIn(tx, target, merged.left, (share) => tellProgress(importId, 'committing', share))
  const [added, replaced] = [merged.added + rest.added, merged.updated + rest.replaced]
  await moveStagedPictures(tx, importId)
  await forgetTakenDrafts(tx, importId)
  const known = drafts.length - added - replaced
  return markCommitted(tx, importId, { ...counts, known, conflicts: rest.conflicts, added, replacing: replaced })
}

/** Puts the questions into the bank once, however often it is asked for. */
export const commitImport = async (db: Db, scope: BankScope, importId: string) => {
  // Asked before the lock: a row that is being read stays locked for as long as that takes.
  if ((await getImportState(db, scope, importId)) === 'reading') throw new ProblemError('import.not_ready')
  const { row, fresh } = await withTx(db, async (tx) => {
    await allowLongWork(tx)
    const row = await lockImport(tx, scope, importId)
    if (row.state === 'committed') return { row, fresh: 0 }
    const done = await commitOne(tx, scope, row)
    return { row: done, fresh: done.counts?.added ?? 0 }
  }).finally(() => tellProgress(importId))
  await afterAdding(db, fresh)
  const view = importView(row)
  return { ...view, added: view.counts.added, conflicts: view.counts.conflicts }
}

/** Puts whatever was read of a batch into the bank, all or nothing, once. */
export const commitBatch = async (db: Db, scope: BankScope, batchId: string) => {
  const states = await getBatchStates(db, scope, batchId)
  if (states.some(({ state }) => state === 'reading')) throw new ProblemError('import.not_ready')
  const fresh = await withTx(db, async (tx) => {
    await allowLongWork(tx)
    const rows = await lockBatch(tx, scope, batchId)
    if (rows.some(({ state }) => state === 'reading')) throw new ProblemError('import.not_ready')
    const ready = rows.filter(({ state }) => state === 'ready')
    if (ready.length === 0 && !rows.some(({ state }) => state === 'committed'))
      throw new ProblemError('import.not_ready')
    // Trades in one order, so that two batches wait for each other instead of for ever.
    const inOrder = [...ready].sort((one, other) => (one.tradeCode < other.tradeCode ? -1 : 1))
    let added = 0
    for (const row of inOrder) {
      const done = await commitOne(tx, scope, await getImportRow(tx, scope, row.id))
      added += done.counts?.added ?? 0
    }
    return added
  }).finally(() => {
    for (const { id } of states) tellProgress(id)
  })
  await afterAdding(db, fresh)
  const committed = (await getBatchCounts(db, scope, batchId)).filter(({ state }) => state === 'committed')
  const sum = (name: 'added' | 'replacing' | 'conflicts') =>
    committed.reduce((total, { counts }) => total + (counts?.[name] ?? 0), 0)
  return { added: sum('added'), replaced: sum('replacing'), conflicts: sum('conflicts') }
}
