import { ProblemError } from '@lianbing/contract'
import { type Db, databaseErrorCode, type Tx, withTx } from '../../../db/client.ts'
import { uuidV7 } from '../../../db/uuid.ts'
import type { Principal } from '../../../http/session.ts'
import { getQuizInReach } from '../quiz-in-reach.ts'
import { insertQuizEvent, lockQuiz } from './making-queries.ts'
import { deleteOpening, findOpenings, getOpening, insertOpening, updateOpening } from './opening-queries.ts'

type Times = { opensAt: string; closesAt: string | null; prepared: number }
type Where = { quizId: string; openingId: string }

const rowOf = ({ opensAt, closesAt, prepared }: Times) => ({
  opensAt: new Date(opensAt),
  closesAt: closesAt === null ? null : new Date(closesAt),
  prepared,
})

/** A start goes to the opening that is on: two at once would hide one of them. */
const refuseUnfit = async (tx: Tx, quizId: string, times: Times, openingId?: string): Promise<void> => {
  const { opensAt, closesAt } = rowOf(times)
  if (closesAt !== null && closesAt <= opensAt) throw new ProblemError('opening.unfit')
  const overlaps = (await findOpenings(tx, quizId)).some(
    (other) =>
      other.openingId !== openingId &&
      (closesAt === null || other.opensAt < closesAt) &&
      (other.closesAt === null || other.closesAt > opensAt),
  )
  if (overlaps) throw new ProblemError('opening.overlaps')
}

export const addOpening = async (db: Db, principal: Principal, { quizId, ...times }: Times & { quizId: string }) => {
  const scope = await getQuizInReach(db, principal, quizId)
  const openingId = uuidV7()
  await withTx(db, async (tx) => {
    await lockQuiz(tx, scope, quizId)
    await refuseUnfit(tx, quizId, times)
    await insertOpening(tx, { id: openingId, quizId, ...rowOf(times) })
    await insertQuizEvent(tx, {
      quizId,
      kind: 'opening_added',
      actorId: principal.personId,
      detail: { openingId, ...times },
    })
  })
  return { openingId }
}

export const changeOpening = async (db: Db, principal: Principal, { quizId, openingId, ...times }: Times & Where) => {
  const scope = await getQuizInReach(db, principal, quizId)
  await withTx(db, async (tx) => {
    await lockQuiz(tx, scope, quizId)
    const { opensAt, closesAt } = await getOpening(tx, quizId, openingId)
    await refuseUnfit(tx, quizId, times, openingId)
    await updateOpening(tx, { id: openingId, ...rowOf(times) })
    const before = { opensBefore: opensAt.toISOString(), closesBefore: closesAt?.toISOString() ?? null }
    await insertQuizEvent(tx, {
      quizId,
      kind: 'opening_changed',
      actorId: principal.personId,
      detail: { openingId, ...times, ...before },
    })
  })
}

const foreignKeyViolation = '23503'

export const removeOpening = async (db: Db, principal: Principal, { quizId, openingId }: Where) => {
  const scope = await getQuizInReach(db, principal, quizId)
  await withTx(db, async (tx) => {
    await lockQuiz(tx, scope, quizId)
    const { attempts, opensAt, closesAt } = await getOpening(tx, quizId, openingId)
    if (attempts > 0) throw new ProblemError('opening.used')
    await deleteOpening(tx, quizId, openingId)
    await insertQuizEvent(tx, {
      quizId,
      kind: 'opening_removed',
      actorId: principal.personId,
      detail: { openingId, opensAt: opensAt.toISOString(), closesAt: closesAt?.toISOString() ?? null },
    })
  }).catch((error: unknown) => {
    // Somebody has started between the look and the deletion.
    throw databaseErrorCode(error) === foreignKeyViolation ? new ProblemError('opening.used') : error
  })
}
