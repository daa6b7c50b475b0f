import { ProblemError, type quizMarking } from '@lianbing/contract'
import type { Output } from '@lianbing/contract/client'
import type { Db } from '../../../db/client.ts'
import type { Principal } from '../../../http/session.ts'
import { deleteAnswer, findStanding, getAnswer, leaseAnswer } from './answer-queries.ts'
import { answerView, stands } from './answer-view.ts'
import { getMarkingScope, refresh } from './queue-of.ts'
import { countLeft, takeNext, type Wanted } from './queue-queries.ts'

/** More in a row that were withdrawn since they were put into the queue means that a whole lot was. */
const mostWithdrawn = 50

/** Hands out the next answer that the caller may mark; it is theirs for a while, also after a reload. */
export const nextAnswer = async (
  db: Db,
  { personId, ...principal }: Principal,
  { quizId, ...wanted }: { quizId: string } & Wanted,
): Promise<Output<'POST /api/office/quizzes/:quizId/marking/next'>> => {
  const scope = await getMarkingScope(db, { personId, ...principal }, quizId)
  let answer: quizMarking.AnswerToMark | null = null
  let isFresh = false
  for (let tries = 0; answer === null && tries < mostWithdrawn; tries++) {
    const answerId = await takeNext(db, scope, quizId, personId, wanted)
    if (answerId === undefined) {
      if (isFresh) break
      await refresh(db, scope, quizId)
      isFresh = true
      continue
    }
    const found = await getAnswer(db, scope, { quizId, answerId })
    const standing = await findStanding(db, found)
    if (stands(found, standing)) answer = await answerView(db, found, standing, personId)
    else await deleteAnswer(db, answerId)
  }
  return { answer, ...(await countLeft(db, scope, quizId, personId, wanted)) }
}

/** Hands out a certain answer: to change one's mark, also where the result is out, or to see what somebody reported. */
export const takeAnswer = async (
  db: Db,
  principal: Principal,
  wish: { quizId: string; answerId: string },
): Promise<quizMarking.AnswerToMark> => {
  const scope = await getMarkingScope(db, principal, wish.quizId)
  const answer = await getAnswer(db, scope, wish)
  if (answer.personId === principal.personId) throw new ProblemError('attempt.own')
  const standing = await findStanding(db, answer)
  if (!stands(answer, standing)) throw new ProblemError('marking.unknown')
  const view = await answerView(db, answer, standing, principal.personId)
  if (!(await leaseAnswer(db, answer.id, principal.personId))) throw new ProblemError('marking.taken')
  return view
}
