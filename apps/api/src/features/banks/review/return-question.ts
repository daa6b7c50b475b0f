import { contentText, ProblemError } from '@lianbing/contract'
import { type Db, type Tx, withTx } from '../../../db/client.ts'
import type { BankScope } from '../../../http/session.ts'
import { insertNotice } from '../../accounts/notice-queries.ts'
import { findContributor, insertEvent } from '../event-queries.ts'
import { getWaiting } from './get-waiting.ts'
import { lockWaiting, type Waiting } from './lock-waiting.ts'
import { setWaitingState, updateQuestion } from './waiting-queries.ts'

type Decision = { revision: string; reason: string }

/** So much of a stem tells which question is meant. */
export const stemOf = (waiting: Waiting): string => contentText(waiting.text.stem).slice(0, 80)

const lockReviewed = async (tx: Tx, scope: BankScope, questionId: string, revision: string): Promise<Waiting> => {
  const waiting = await lockWaiting(tx, scope, questionId, revision)
  if (waiting.state !== 'review') throw new ProblemError('question.not_waiting')
  return waiting
}

/** Who contributed the question, as long as it was never published. */
const contributorOf = (tx: Tx, { questionState, questionId }: Waiting) =>
  questionState === 'draft' ? findContributor(tx, questionId) : undefined

/** Back to who wrote it, with a reason. */
export const returnQuestion = async (db: Db, scope: BankScope, questionId: string, decision: Decision) => {
  const { revision, reason } = decision
  await withTx(db, async (tx) => {
    const waiting = await lockReviewed(tx, scope, questionId, revision)
    await setWaitingState(tx, waiting.versionId, 'draft')
    if (waiting.questionState === 'draft') await updateQuestion(tx, questionId, { fingerprint: `draft:${questionId}` })
    await insertEvent(tx, { questionId, version: waiting.version, act: 'returned', actorId: scope.personId, reason })
    const personId = await contributorOf(tx, waiting)
    if (personId !== undefined)
      await insertNotice(tx, { personId, kind: 'contribution.returned', params: { stem: stemOf(waiting), reason } })
  })
  return getWaiting(db, scope, questionId)
}

/** A contribution that will not come into the bank; it stays on its author's list with the reason. */
export const refuseQuestion = async (db: Db, scope: BankScope, questionId: string, decision: Decision) => {
  const { revision, reason } = decision
  await withTx(db, async (tx) => {
    const waiting = await lockReviewed(tx, scope, questionId, revision)
    const personId = await contributorOf(tx, waiting)
    if (personId === undefined) throw new ProblemError('question.not_waiting')
    await setWaitingState(tx, waiting.versionId, 'draft')
    await updateQuestion(tx, questionId, { state: 'withdrawn' })
    await insertEvent(tx, { questionId, version: waiting.version, act: 'refused', actorId: scope.personId, reason })
    await insertNotice(tx, { personId, kind: 'contribution.refused', params: { stem: stemOf(waiting), reason } })
  })
}
