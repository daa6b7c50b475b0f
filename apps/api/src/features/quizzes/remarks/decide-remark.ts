import { keyFingerprint } from '@lianbing/bank-formats/fingerprint'
import { ProblemError, type quizRemarks } from '@lianbing/contract'
import { type Db, type Tx, withTx } from '../../../db/client.ts'
import type { BankScope } from '../../../http/session.ts'
import { insertKey, touchBanksOf } from '../../banks/conflicts/mend-queries.ts'
import { insertEvent } from '../../banks/event-queries.ts'
import { findKeys, findVersions } from '../../banks/question-queries.ts'
import { getRemark } from './list-remarks.ts'
import { startOfTimes } from './listed-queries.ts'
import { mended } from './other-versions.ts'
import { isAnyRunning, type LockedRemark, lockDecisions, lockRemark, updateRemark } from './remark-queries.ts'

/**
 * From now on answers are marked by it, also those of attempts that are closed while the others are marked again; in every
 * version that is mended.
 */
const putInForce = async (tx: Tx, scope: BankScope, remark: LockedRemark, reason: string) => {
  const { questionId, key, also, treatment } = remark
  const waiting = mended(remark).filter(({ keyVersion }) => keyVersion === null)
  const ids = waiting.map(({ questionVersionId }) => questionVersionId)
  const [texts, keys] = [await findVersions(tx, ids), await findKeys(tx, ids)]
  for (const { questionVersionId, replacedVersion } of waiting) {
    const [asked, current] = [texts.get(questionVersionId), keys.get(questionVersionId)]
    if (asked === undefined || current?.version !== replacedVersion) throw new ProblemError('question.changed')
    const explanation = remark.explanation ?? current.explanation
    const row = { questionVersionId, version: replacedVersion + 1, key, also, treatment, explanation, reason }
    await insertKey(tx, scope, { ...row, fingerprint: keyFingerprint({ ...asked, key }) })
    const version = remark.others.find((other) => other.questionVersionId === questionVersionId)?.version
    const of = { questionId, version: version ?? remark.version }
    await insertEvent(tx, { ...of, act: 'key-mended', actorId: scope.personId, reason })
  }
  if (waiting.length > 0) await touchBanksOf(tx, [questionId])
  return {
    keyVersion: remark.keyVersion ?? remark.replacedVersion + 1,
    others: remark.others.map((other) =>
      other.taken ? { ...other, keyVersion: other.keyVersion ?? other.replacedVersion + 1 } : other,
    ),
  }
}

/**
 * Done again it changes nothing: one confirmation marks all of them. One at a time, for each changes what was foreseen of
 * the others.
 */
export const confirmRemark = async (
  db: Db,
  scope: BankScope,
  { remarkId, reason }: { remarkId: string; reason: string },
): Promise<quizRemarks.Remark> => {
  await withTx(db, async (tx) => {
    await lockDecisions(tx)
    const remark = await lockRemark(tx, scope, remarkId)
    if (remark.state === 'running' || remark.state === 'done') return
    if (remark.state !== 'ready') throw new ProblemError('remark.not_ready')
    if (await isAnyRunning(tx)) throw new ProblemError('remark.another_runs')
    await updateRemark(tx, remarkId, {
      state: 'running',
      ...(await putInForce(tx, scope, remark, reason)),
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
