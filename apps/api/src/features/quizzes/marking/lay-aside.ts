import { ProblemError } from '@lianbing/contract'
import { type Db, withTx } from '../../../db/client.ts'
import { uuidV7 } from '../../../db/uuid.ts'
import type { Principal } from '../../../http/session.ts'
import { getAnswer, insertTrouble, setAnswer, settleTroubles, skipFor, unskipFor } from './answer-queries.ts'
import { getMarkingScope } from './queue-of.ts'

type Place = { quizId: string; answerId: string }

/** Passes over an answer; others get it at once. */
export const skipAnswer = async (db: Db, principal: Principal, place: Place): Promise<void> => {
  const scope = await getMarkingScope(db, principal, place.quizId)
  const { id } = await getAnswer(db, scope, place)
  await skipFor(db, id, principal.personId)
}

export const unskipAnswers = async (db: Db, principal: Principal, quizId: string): Promise<void> => {
  const scope = await getMarkingScope(db, principal, quizId)
  await unskipFor(db, scope, quizId, principal.personId)
}

/** Lays an answer aside that cannot be marked, such as one that belongs to another question. */
export const reportTrouble = async (db: Db, principal: Principal, wish: Place & { note: string }): Promise<void> => {
  const { personId } = principal
  const scope = await getMarkingScope(db, principal, wish.quizId)
  await withTx(db, async (tx) => {
    const { id, attemptId, slot, waitsFor, personId: owner } = await getAnswer(tx, scope, wish)
    if (owner === personId) throw new ProblemError('attempt.own')
    if (waitsFor === null) throw new ProblemError('marking.decided')
    await setAnswer(tx, id, { troubled: true, leaseBy: null, leaseUntil: null })
    await insertTrouble(tx, { id: uuidV7(), attemptId, slot, reportedBy: personId, note: wish.note })
  })
}

/** Whoever has looked at the trouble puts the answer back. */
export const settleTrouble = async (db: Db, principal: Principal, place: Place): Promise<void> => {
  const scope = await getMarkingScope(db, principal, place.quizId)
  await withTx(db, async (tx) => {
    const answer = await getAnswer(tx, scope, place)
    await setAnswer(tx, answer.id, { troubled: false })
    await settleTroubles(tx, answer, principal.personId)
  })
}
