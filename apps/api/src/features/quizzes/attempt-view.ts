import type { quizzes } from '@lianbing/contract'
import type { Db, Tx } from '../../db/client.ts'
import { findVersions } from '../banks/question-queries.ts'
import { practiceView } from '../banks/question-views.ts'
import { type AttemptRow, findStoredAnswers, readClock } from './attempt-queries.ts'
import { getQuizVersion } from './quiz-queries.ts'

export const stateOf = (status: AttemptRow['status'], overdue: boolean) =>
  status === 'closed' ? ('closed' as const) : overdue ? ('closing' as const) : ('active' as const)

/** An attempt as its worker may see it: the paper without keys, what is stored, and the clock. */
export const attemptView = async (db: Db | Tx, attempt: AttemptRow): Promise<quizzes.Attempt> => {
  const rules = await getQuizVersion(db, attempt.quizVersionId)
  const versions = await findVersions(
    db,
    attempt.paper.map((slot) => slot.questionVersionId),
  )
  const stored = await findStoredAnswers(db, attempt.id)
  const clock = await readClock(db, attempt.id)
  return {
    attemptId: attempt.id,
    quizId: rules.quizId,
    title: rules.title,
    tradeCode: rules.tradeCode,
    state: stateOf(attempt.status, clock.acceptMs < 0),
    epoch: attempt.epoch,
    startedAt: attempt.startedAt.toISOString(),
    timeLimitSeconds: rules.timeLimitSeconds,
    ...clock,
    slots: attempt.paper.flatMap((slot) => {
      const version = versions.get(slot.questionVersionId)
      return version === undefined ? [] : [{ question: practiceView(version, slot), maximum: slot.maximum }]
    }),
    stored: stored.map(({ slot, epoch, seq, response }) => ({ slot, epoch, seq, response })),
  }
}
