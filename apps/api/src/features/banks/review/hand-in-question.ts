import { ProblemError } from '@lianbing/contract'
import { type Db, type Tx, withTx } from '../../../db/client.ts'
import type { BankScope } from '../../../http/session.ts'
import { insertEvent } from '../event-queries.ts'
import { checkComplete, checkUnique } from './check-text.ts'
import { getWaiting } from './get-waiting.ts'
import { lockWaiting, type Waiting } from './lock-waiting.ts'
import { setWaitingState, updateQuestion } from './waiting-queries.ts'

/** From here on others look at it: it is complete, and no other question. */
export const handIn = async (tx: Tx, waiting: Waiting, actorId: string): Promise<void> => {
  const { questionId, version, versionId, questionState } = waiting
  if (waiting.state !== 'draft') throw new ProblemError('question.not_waiting')
  checkComplete(waiting.text)
  const fingerprint = await checkUnique(tx, waiting, waiting.text)
  await setWaitingState(tx, versionId, 'review')
  if (questionState === 'draft') await updateQuestion(tx, questionId, { fingerprint: `draft:${fingerprint}` })
  await insertEvent(tx, { questionId, version, act: 'handed-in', actorId })
}

export const handInQuestion = async (db: Db, scope: BankScope, questionId: string, revision: string) => {
  await withTx(db, async (tx) => handIn(tx, await lockWaiting(tx, scope, questionId, revision), scope.personId))
  return getWaiting(db, scope, questionId)
}
