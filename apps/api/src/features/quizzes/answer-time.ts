import type { AttemptRow, StoredAnswer } from './attempt-queries.ts'

type Timed = Pick<AttemptRow, 'startedAt' | 'pauses'>

/** Milliseconds from the start to an answer, without the times in which the attempt was closed before it was reopened. */
const timeTo = (attempt: Timed, receivedAt: Date): number => {
  const paused = attempt.pauses
    .filter(({ to }) => Date.parse(to) <= receivedAt.getTime())
    .reduce((sum, { from, to }) => sum + Date.parse(to) - Date.parse(from), 0)
  return receivedAt.getTime() - attempt.startedAt.getTime() - paused
}

/** Milliseconds from the start to the last answer that was taken, by the server's clock. */
export const elapsedOf = (attempt: Timed, answers: readonly Pick<StoredAnswer, 'receivedAt'>[]): number =>
  Math.max(0, ...answers.map((answer) => timeTo(attempt, answer.receivedAt)))
