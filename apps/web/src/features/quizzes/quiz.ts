import type { Output } from '@lianbing/contract/client'

export type Quiz = Output<'GET /api/quizzes'>['items'][number]

/** With what I have beyond the rules. */
export const minutesOf = ({
  timeLimitSeconds,
  extraSeconds,
}: Pick<Quiz, 'timeLimitSeconds' | 'extraSeconds'>): number =>
  Math.max(1, Math.round((timeLimitSeconds + extraSeconds) / 60))

/** No attempt is left to start, and none is open to go on with. */
export const isUsedUp = (quiz: Quiz): boolean =>
  quiz.attemptsAllowed !== null && quiz.attemptsUsed >= quiz.attemptsAllowed && quiz.activeAttemptId === null
