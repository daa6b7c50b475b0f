import { ProblemError } from '@lianbing/contract'
import { boundsMissed, type Candidate } from '@lianbing/scoring'
import type { QuizRules } from '../quiz-queries.ts'
import type { StartState } from '../start-queries.ts'

/** Refuses a new attempt where the rules give this person none now, and says which rule it is. */
export const refuseUnlessMayStart = (
  rules: Pick<QuizRules, 'eligible' | 'attemptsAllowed' | 'waitSeconds'>,
  person: Candidate,
  { used, moreAttempts, waitedSeconds }: Pick<StartState, 'used' | 'moreAttempts' | 'waitedSeconds'>,
): void => {
  const missed = boundsMissed(rules.eligible, person)
  if (missed.length > 0) {
    const errors = missed.map((bound) => ({ pointer: `/person/${bound}`, message: `another ${bound}` }))
    throw new ProblemError('quiz.not_eligible', { errors })
  }
  if (rules.attemptsAllowed !== null && used >= rules.attemptsAllowed + moreAttempts)
    throw new ProblemError('quiz.attempts_used')
  const left = waitedSeconds === null ? 0 : rules.waitSeconds - waitedSeconds
  if (left > 0) throw new ProblemError('quiz.wait', { retryAfterSeconds: left })
}
