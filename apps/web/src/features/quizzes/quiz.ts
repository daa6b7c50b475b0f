import type { Output } from '@lianbing/contract/client'

export type Quiz = Output<'GET /api/quizzes'>['items'][number]

export const minutesOf = ({ timeLimitSeconds }: Pick<Quiz, 'timeLimitSeconds'>): number =>
  Math.max(1, Math.round(timeLimitSeconds / 60))

/** No attempt is left to start, and none is open to go on with. */
export const isUsedUp = (quiz: Quiz): boolean =>
  quiz.attemptsAllowed !== null && quiz.attemptsUsed >= quiz.attemptsAllowed && quiz.activeAttemptId === null
