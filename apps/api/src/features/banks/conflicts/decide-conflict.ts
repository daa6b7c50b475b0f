import { ProblemError } from '@lianbing/contract'
import { type Db, type Tx, withTx } from '../../../db/client.ts'
import type { BankScope } from '../../../http/session.ts'
import { insertEvent } from '../event-queries.ts'
import {
  deleteDistinct,
  findRetiredReason,
  insertDistinct,
  lockQuestions,
  lockRival,
  touchBanksOf,
  updateRival,
  updateState,
} from './mend-queries.ts'
import { otherQuestion } from './other-question.ts'

/** The bank's key is right, or is looked at again; the reason stands in the question's log. */
export const setRivalState = (
  db: Db,
  scope: BankScope,
  rivalId: string,
  { state, reason }: { state: 'dismissed' | 'open'; reason: string },
): Promise<void> =>
  withTx(db, async (tx) => {
    const { questionId, state: before } = await lockRival(tx, scope, rivalId)
    if (before === state) return
    const [found] = await lockQuestions(tx, scope, [questionId])
    await updateRival(tx, rivalId, state)
    const act = state === 'open' ? 'key-doubted' : 'key-confirmed'
    await insertEvent(tx, { questionId, version: found?.version ?? 1, act, actorId: scope.personId, reason })
  })

type Locked = Awaited<ReturnType<typeof lockQuestions>>[number]

const retire = async (tx: Tx, scope: BankScope, { questionId, version, state, isOwn }: Locked, keptId: string) => {
  if (!isOwn) throw new ProblemError('question.unknown')
  if (state === 'retired') return
  await updateState(tx, questionId, 'retired')
  await insertEvent(tx, { questionId, version, act: 'retired', actorId: scope.personId, reason: otherQuestion(keptId) })
}

/** Undoes an earlier decision about this pair: one that was retired for another reason stays retired. */
const restore = async (tx: Tx, scope: BankScope, { questionId, version, state, isOwn }: Locked, keptId: string) => {
  if (!isOwn || state !== 'retired' || (await findRetiredReason(tx, questionId)) !== otherQuestion(keptId)) return
  await updateState(tx, questionId, 'published')
  await insertEvent(tx, {
    questionId,
    version,
    act: 'restored',
    actorId: scope.personId,
    reason: otherQuestion(keptId),
  })
}

/** Both logs say what was found, once, and which the other one is. */
const tellApart = async (
  tx: Tx,
  scope: BankScope,
  [low, high]: [Locked, Locked],
  act: 'told-apart' | 'alike-again',
) => {
  const changed =
    act === 'told-apart'
      ? await insertDistinct(tx, scope, low.questionId, high.questionId)
      : await deleteDistinct(tx, low.questionId, high.questionId)
  if (!changed) return
  for (const [{ questionId, version }, other] of [[low, high] as const, [high, low] as const])
    await insertEvent(tx, {
      questionId,
      version,
      act,
      actorId: scope.personId,
      reason: otherQuestion(other.questionId),
    })
}

type Verdict = 'keep-first' | 'keep-second' | 'distinct' | 'undecided'

/** What becomes of two questions that ask the same; the same decision again changes nothing. */
export const decidePair = (
  db: Db,
  scope: BankScope,
  { firstId, secondId, verdict }: { firstId: string; secondId: string; verdict: Verdict },
): Promise<void> =>
  withTx(db, async (tx) => {
    const locked = await lockQuestions(tx, scope, [...new Set([firstId, secondId])])
    const [low, high] = locked
    const first = locked.find(({ questionId }) => questionId === firstId)
    const second = locked.find(({ questionId }) => questionId === secondId)
    if (low === undefined || high === undefined || first === undefined || second === undefined) return
    if (verdict !== 'keep-second') await restore(tx, scope, first, secondId)
    if (verdict !== 'keep-first') await restore(tx, scope, second, firstId)
    if (verdict !== 'distinct') await tellApart(tx, scope, [low, high], 'alike-again')
    if (verdict === 'keep-first') await retire(tx, scope, second, firstId)
    if (verdict === 'keep-second') await retire(tx, scope, first, secondId)
    if (verdict === 'distinct') await tellApart(tx, scope, [low, high], 'told-apart')
    await touchBanksOf(tx, [firstId, secondId])
  })
