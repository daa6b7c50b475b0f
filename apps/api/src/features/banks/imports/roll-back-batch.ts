import { questionFingerprint } from '@lianbing/bank-formats/fingerprint'
import { ProblemError } from '@lianbing/contract'
import { type Db, type Tx, withTx } from '../../../db/client.ts'
import type { BankScope } from '../../../http/session.ts'
import { lockTradeForDrafts } from '../draft-queries.ts'
import { findVersions } from '../question-queries.ts'
import { allowLongWork, getBatchStates, lockBatch } from './batch-queries.ts'
import {
  countAnswered,
  countUndone,
  findTaken,
  findVersionsBefore,
  lockQuestionsOfImports,
  undoImports,
} from './roll-back-queries.ts'

/** Versions that can come back: a question that another one has become the same as keeps what it has now. */
const findRestorable = async (db: Db | Tx, importIds: readonly string[]) => {
  const before = await findVersionsBefore(db, importIds)
  const versions = await findVersions(
    db,
    before.map(({ versionId }) => versionId),
  )
  const stamped = before.flatMap((one) => {
    const version = versions.get(one.versionId)
    return version === undefined ? [] : [{ ...one, fingerprint: questionFingerprint(version) }]
  })
  const taken = await findTaken(db, importIds, stamped)
  return stamped.filter(({ fingerprint }) => !taken.has(fingerprint))
}

const committedOf = (rows: readonly { id: string; state: string }[]): string[] => {
  const ids = rows.filter(({ state }) => state === 'committed').map(({ id }) => id)
  if (ids.length === 0) throw new ProblemError('import.not_ready')
  return ids
}

export const previewRollBack = async (db: Db, scope: BankScope, batchId: string) => {
  const importIds = committedOf(await getBatchStates(db, scope, batchId))
  return withTx(db, async (tx) => {
    await allowLongWork(tx)
    const answered = await countAnswered(tx, importIds)
    const { replaced, ...undone } = await countUndone(tx, importIds)
    const restored = (await findRestorable(tx, importIds)).length
    return { allowed: answered === 0, ...undone, restored, kept: replaced - restored, answered }
  })
}

/** Takes a committed batch out of the bank again: wholly, or not at all. Asked again it changes nothing. */
export const rollBackBatch = async (db: Db, scope: BankScope, batchId: string, reason: string): Promise<void> => {
  const isDone = (rows: readonly { state: string }[]) =>
    rows.some(({ state }) => state === 'rolled-back') && !rows.some(({ state }) => state === 'committed')
  await withTx(db, async (tx) => {
    await allowLongWork(tx)
    const rows = await lockBatch(tx, scope, batchId)
    if (isDone(rows)) return
    const importIds = committedOf(rows)
    for (const tradeCode of [...new Set(rows.map((row) => row.tradeCode))].sort())
      await lockTradeForDrafts(tx, tradeCode)
    await lockQuestionsOfImports(tx, importIds)
    if ((await countAnswered(tx, importIds)) > 0) throw new ProblemError('import.answered')
    await undoImports(tx, importIds, { actorId: scope.personId, reason }, await findRestorable(tx, importIds))
  })
}
