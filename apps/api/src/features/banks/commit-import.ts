import { ProblemError } from '@lianbing/contract'
import { type Db, withTx } from '../../db/client.ts'
import type { BankScope } from '../../http/session.ts'
import { addDraftsIn, afterAdding } from './add-drafts.ts'
import { fingerprintDrafts } from './fingerprint-drafts.ts'
import { findImportDrafts, getImportState, type ImportSummary, lockImport, markCommitted } from './import-queries.ts'
import { importView } from './import-view.ts'
import { moveStagedPictures } from './media-queries.ts'
import { bankNameOf } from './read-bank-file.ts'

/** After a commit the known ones are those that added nothing, so that every repetition can say the same. */
const committedView = (row: ImportSummary) => {
  const view = importView(row)
  return { ...view, conflicts: view.counts.conflicts, added: view.counts.questions - view.counts.known }
}

/** Puts the questions into the bank once, however often it is asked for. */
export const commitImport = async (db: Db, scope: BankScope, importId: string) => {
  // Asked before the lock: a row that is being read stays locked for as long as that takes.
  if ((await getImportState(db, scope, importId)) === 'reading') throw new ProblemError('import.not_ready')
  // Drafts that are read never change, so this too happens before the lock.
  const placed = await findImportDrafts(db, scope, importId)
  const drafts = await fingerprintDrafts(
    placed.map(({ draft }) => draft),
    placed.map(({ at }) => at),
  )
  const { row, fresh } = await withTx(db, async (tx) => {
    const row = await lockImport(tx, scope, importId)
    if (row.state === 'committed') return { row, fresh: 0 }
    if (row.state !== 'ready' || row.counts === null) throw new ProblemError('import.not_ready')
    const { tradeCode, level, source, licence, counts } = row
    const target = { tradeCode, bankName: bankNameOf(row.fileName, source), level, source, licence, importId }
    const { added: fresh, conflicts } = await addDraftsIn(tx, target, drafts)
    await moveStagedPictures(tx, importId)
    const known = counts.questions - fresh
    return { row: await markCommitted(tx, importId, { ...counts, known, conflicts }), fresh }
  })
  await afterAdding(db, fresh)
  return committedView(row)
}
