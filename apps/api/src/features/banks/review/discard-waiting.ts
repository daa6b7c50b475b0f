import { ProblemError } from '@lianbing/contract'
import { type Db, withTx } from '../../../db/client.ts'
import type { BankScope } from '../../../http/session.ts'
import { findContributor, insertEvent } from '../event-queries.ts'
import { lockWaiting } from './lock-waiting.ts'
import { deleteWaiting, updateQuestion } from './waiting-queries.ts'

/** Throws the waiting version away. A contribution is refused instead, for its author has to be told. */
export const discardWaiting = async (db: Db, scope: BankScope, questionId: string, revision: string): Promise<void> => {
  await withTx(db, async (tx) => {
    const { questionState, version, versionId } = await lockWaiting(tx, scope, questionId, revision)
    if (questionState !== 'draft') await deleteWaiting(tx, versionId)
    else if ((await findContributor(tx, questionId)) !== undefined) throw new ProblemError('question.not_waiting')
    else await updateQuestion(tx, questionId, { state: 'withdrawn' })
    await insertEvent(tx, { questionId, version, act: 'discarded', actorId: scope.personId })
  })
}
