import type { quizzes } from '@lianbing/contract'
import type { Db, Tx } from '../../db/client.ts'
import { findVersions } from '../banks/question-queries.ts'
import { practiceView } from '../banks/question-views.ts'
import { type AttemptRow, findStoredAnswers, readClock } from './attempt-queries.ts'
import { getQuizVersion } from './quiz-queries.ts'
import { revealSlots } from './reveal-slots.ts'

export const stateOf = (status: AttemptRow['status'], overdue: boolean) =>
  status === 'closed' ? ('closed' as const) : overdue ? ('closing' as const) : ('active' as const)

export const voidedOf = (attempt: Pick<AttemptRow, 'voidedAt' | 'voidReason'>) =>
  attempt.voidedAt === null ? null : { at: attempt.voidedAt.toISOString(), reason: attempt.voidReason ?? '' }

/** An attempt as its worker may see it: the paper, keys of answers that are final alone, what is stored, and the clock. */
export const attemptView = async (db: Db | Tx, attempt: AttemptRow): Promise<quizzes.Attempt> => {
  const rules = await getQuizVersion(db, attempt.quizVersionId)
  const versions = await findVersions(
    db,
    attempt.paper.map((slot) => slot.questionVersionId),
  )
  const stored = await findStoredAnswers(db, attempt.id)
  const revealed = await revealSlots(
    db,
    attempt.paper,
    stored.filter((answer) => answer.revealedAt !== null),
  )
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
    reveals: attempt.reveals,
    slots: attempt.paper.flatMap((slot, index) => {
      const version = versions.get(slot.questionVersionId)
      if (version === undefined) return []
      return [{ question: practiceView(version, slot), maximum: slot.maximum, reveal: revealed.get(index) ?? null }]
    }),
    stored: stored.map(({ slot, epoch, seq, response }) => ({ slot, epoch, seq, response })),
    voided: voidedOf(attempt),
  }
}
