import { ProblemError } from '@lianbing/contract'
import { type Db, withTx } from '../../db/client.ts'
import type { BankScope } from '../../http/session.ts'
import { insertEvent } from './event-queries.ts'
import { getQuestion } from './get-question.ts'
import { lockQuestionOf } from './review/lock-waiting.ts'
import { getVersionNumber, touchBankOf, updateQuestion } from './review/waiting-queries.ts'

type Wanted = { state: 'published' | 'retired'; reason: string }

/** Takes a question out of draws, or back in; what is so already is no act. */
export const setQuestionState = async (db: Db, scope: BankScope, questionId: string, { state, reason }: Wanted) => {
  await withTx(db, async (tx) => {
    const question = await lockQuestionOf(tx, scope, questionId)
    if (question.state === 'draft') throw new ProblemError('question.unknown')
    if (question.state === state) return
    await updateQuestion(tx, questionId, { state })
    await touchBankOf(tx, question.bankId)
    const act = state === 'retired' ? ('retired' as const) : ('restored' as const)
    const version = await getVersionNumber(tx, question.currentVersionId ?? '')
    await insertEvent(tx, { questionId, version, act, actorId: scope.personId, reason })
  })
  return getQuestion(db, scope, questionId)
}
