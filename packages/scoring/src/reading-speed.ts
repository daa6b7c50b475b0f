import type { FairAttempt } from './fair-play.ts'

/** Nobody taps faster. */
const tapMs = 300
/** 50 signs a second: five times what a practised reader of Chinese takes in. */
const signMs = 20
/** A long case is read once for several questions. */
const longestMs = 6_000

/** The shortest time in which stem and options of so many signs can be seen at all; well below what reading takes. */
export const shortestReadMs = (signs: number): number => Math.min(longestMs, tapMs + signs * signMs)

export type SpeedEvidence = {
  attemptId: string
  suspicion: number
  answered: number
  /** Right, and faster than it can be read. */
  fast: number
  seconds: number
  usualSeconds: number
  questions: { slot: number; tookMs: number; leastMs: number }[]
}

/**
 * What an answer took at most: since the one before, by the server's clock or by the device's, whichever is more. What
 * waited without signal comes in one piece, and then the device's word stands; a page that was loaded anew begins to count anew.
 */
const tooks = ({ startedMs, answers }: FairAttempt): number[] =>
  answers.map(({ atMs, elapsedMs }, index) => {
    const before = answers[index - 1]
    if (before === undefined) return Math.max(0, atMs - startedMs)
    const onDevice = elapsedMs < before.elapsedMs ? Number.POSITIVE_INFINITY : elapsedMs - before.elapsedMs
    return Math.max(0, atMs - before.atMs, onDevice)
  })

const median = (sorted: readonly number[]): number => {
  const middle = Math.floor(sorted.length / 2)
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1] ?? 0, sorted[middle] ?? 0]
  return (low + high) / 2
}

/** Fewer say nothing about what is usual. */
const leastAttempts = 20
const leastAnswers = 5
/** A share of 0.15 around the middle is narrower than any real opening: below that z would grow out of nothing. */
const narrowest = 0.15
/** Normal and median deviation, in the same unit. */
const toDeviation = 1.4826

/** ln of the seconds an answer, for those who have answered enough. */
const paceOf = (attempt: FairAttempt): number | undefined => {
  const last = attempt.answers.reduce((latest, { atMs }) => Math.max(latest, atMs), attempt.startedMs)
  if (attempt.answers.length < leastAnswers) return undefined
  return Math.log(Math.max(100, last - attempt.startedMs) / 1_000 / attempt.answers.length)
}

/** Right answers that were not read: so many, and so large a part of all. */
const fastAnswers = 8
const fastShare = 0.4
/** So far from the middle of the opening, and so much right: quick guessing is nobody's advantage. */
const farZ = 4
const rightShare = 0.6

/**
 * Whose answers came faster than their questions can be read, or whose whole paper took a time that is far from
 * everybody else's (a robust z of the logarithm of seconds an answer), and were right all the same.
 */
export const findImpossibleSpeed = (attempts: readonly FairAttempt[]): SpeedEvidence[] => {
  const paces = attempts.map(paceOf)
  const known = paces.filter((pace) => pace !== undefined).sort((a, b) => a - b)
  const usual = median(known)
  const spread = median(known.map((pace) => Math.abs(pace - usual)).sort((a, b) => a - b)) * toDeviation
  return attempts.flatMap((attempt, index): SpeedEvidence[] => {
    const { attemptId, answers } = attempt
    const pace = paces[index]
    if (pace === undefined) return []
    const took = tooks(attempt)
    const fast = answers.flatMap(({ slot, mark, leastMs }, place) =>
      mark === 'right' && (took[place] ?? 0) < leastMs ? [{ slot, tookMs: Math.round(took[place] ?? 0), leastMs }] : [],
    )
    const share = fast.length / answers.length
    const right = answers.filter(({ mark }) => mark === 'right').length / answers.length
    const z = known.length < leastAttempts ? 0 : (pace - usual) / Math.max(spread, narrowest)
    const byQuestions = fast.length >= fastAnswers && share >= fastShare ? 60 + 35 * (share - fastShare) : 0
    const byPaper = z <= -farZ && right >= rightShare ? 55 + 5 * Math.min(8, -z - farZ) : 0
    const suspicion = Math.round(Math.min(99, Math.max(byQuestions, byPaper)))
    if (suspicion === 0) return []
    const seconds = Math.round(Math.exp(pace) * answers.length)
    const usualSeconds = Math.round(Math.exp(usual) * answers.length)
    return [
      { attemptId, suspicion, answered: answers.length, fast: fast.length, seconds, usualSeconds, questions: fast },
    ]
  })
}
