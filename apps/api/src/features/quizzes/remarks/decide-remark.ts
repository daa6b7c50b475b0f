import { keyFingerprint } from '@lianbing/bank-formats/fingerprint'
import { ProblemError, type quizRemarks } from '@lianbing/contract'
import { type Db, type Tx, withTx } from '../../../db/client.ts'
import type { BankScope } from '../../../http/session.ts'
import { insertKey, touchBanksOf } from '../../banks/conflicts/mend-queries.ts'
import { insertEvent } from '../../banks/event-queries.ts'
import { findKeys, findVersions } from '../../banks/question-queries.ts'
import { getRemark } from './list-remarks.ts'
import { startOfTimes } from './listed-queries.ts'
import { type LockedRemark, lockRemark, updateRemark } from './remark-queries.ts'

/** From now on answers are marked by it, also those of attempts that are closed while the others are marked again. */
const putInForce = async (tx: Tx, scope: BankScope, remark: LockedRemark, reason: string): Promise<number> => {
  const { questionId, questionVersionId, replacedVersion, key, also, treatment } = remark
  const asked = (await findVersions(tx, [questionVersionId])).get(questionVersionId)
  const current = (await findKeys(tx, [questionVersionId])).get(questionVersionId)
  if (asked === undefined || current?.version !== replacedVersion) throw new ProblemError('question.changed')
  const version = replacedVersion + 1
  const explanation = remark.explanation ?? current.explanation
  const fingerprint = keyFingerprint({ ...asked, key })
  await insertKey(tx, scope, { questionVersionId, version, key, also, treatment, explanation, fingerprint, reason })
  const of = { questionId, version: remark.version }
  await insertEvent(tx, { ...of, act: 'key-mended', actorId: scope.personId, reason })
  await touchBanksOf(tx, [questionId])
  return version
}

/** Done again it changes nothing: one confirmation marks all of them. */
export const confirmRemark = async (
  db: Db,
  scope: BankScope,
  { remarkId, reason }: { remarkId: string; reason: string },
): Promise<quizRemarks.Remark> => {
  await withTx(db, async (tx) => {
    const remark = await lockRemark(tx, scope, remarkId)
    if (remark.state === 'running' || remark.state === 'done') return
    if (remark.state !== 'ready') throw new ProblemError('remark.not_ready')
    const keyVersion = remark.keyVersion ?? (await putInForce(tx, scope, remark, reason))
    await updateRemark(tx, remarkId, {
      state: 'running',
      keyVersion,
      reason,
      confirmedBy: scope.personId,
      confirmedAt: new Date(),
      lookedAt: startOfTimes(remark.createdAt),
    })
  })
  return getRemark(db, scope, remarkId)
}

export const discardRemark = (db: Db, scope: BankScope, remarkId: string): Promise<void> =>
  withTx(db, async (tx) => {
    const { state } = await lockRemark(tx, scope, remarkId)
    if (state === 'discarded') return
    if (state === 'running' || state === 'done') throw new ProblemError('remark.not_ready')
    await updateRemark(tx, remarkId, { state: 'discarded', endedAt: new Date() })
  })
