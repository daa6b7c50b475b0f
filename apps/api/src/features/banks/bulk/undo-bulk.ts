import { ProblemError } from '@lianbing/contract'
import { type Db, withTx } from '../../../db/client.ts'
import type { BankScope } from '../../../http/session.ts'
import { insertBulkEvents, insertVersions, touchBanks } from './bulk-queries.ts'
import { lockActed, lockBulkAct, markTakenBack, restoreQuestions } from './bulk-undo-queries.ts'
import { actOf, inTurns } from './run-bulk.ts'

/** The act that says the opposite. */
const opposite: Record<string, string> = { retired: 'restored', restored: 'retired' }

/** Takes a bulk act back as a whole. A version that was published stays; one like the version before follows it. */
export const undoBulk = (db: Db, { personId }: BankScope, bulkId: string) =>
  withTx(db, async (tx) => {
    const { change, isTakenBack } = await lockBulkAct(tx, { bulkId, personId })
    const acted = await lockActed(tx, bulkId, change)
    if (isTakenBack) return { changed: acted.length }
    if (acted.some(({ untouched }) => !untouched)) throw new ProblemError('bulk.changed_since')
    const { act } = actOf(change)
    await inTurns(acted, async (part) => {
      const ids = part.map(({ questionId }) => questionId)
      await insertBulkEvents(tx, ids, { act: opposite[act] ?? act, reason: '', personId, bulkId: null })
      const from = part.map(({ before }) => before.versionId)
      if ('fields' in change) await insertVersions(tx, ids, { personId, from })
    })
    if (!('fields' in change)) await restoreQuestions(tx, bulkId)
    await markTakenBack(tx, bulkId)
    await touchBanks(
      tx,
      acted.flatMap(({ bankId, before }) => [bankId, before.bankId]),
    )
    return { changed: acted.length }
  })
