import type { Mark } from './types.ts'

/** An answer as the search for what stands out looks at it. */
export type FairAnswer = {
  /** Its place in the paper. */
  slot: number
  /** Names the version of the question: the same in every paper that asks it. */
  question: string
  mark: Mark | 'part' | 'unanswered'
  /** What was answered, in the question's own ids: the same text for the same answer. */
  said: string
  /** When it reached the server. */
  atMs: number
  /** What the device says had passed since its page was opened; it may lie, and only ever speaks for the worker. */
  elapsedMs: number
  /** The shortest time in which the question can be read (`shortestReadMs`). */
  leastMs: number
  /** How often two wrong answers are the same where nothing is known of the question: 1 where there is one wrong answer. */
  sameByChance: number
}

/** A closed attempt; its answers stand in the order in which its devices numbered them. */
export type FairAttempt = {
  attemptId: string
  personId: string
  /** The path of the organisation, as `/1/5/12/`. */
  place: string
  startedMs: number
  answers: readonly FairAnswer[]
}

/** All flags of an attempt together, each 0 to 100: two that are independent weigh more than one. */
export const suspicionOf = (flags: readonly number[]): number =>
  Math.round(100 * (1 - flags.reduce((rest, suspicion) => rest * (1 - suspicion / 100), 1)))

/**
 * Devices changed once may be an empty battery. These two are facts that a person weighs: both together they never rank with
 * what cannot be chance (from 55 on).
 */
export const devicesSuspicion = (changes: number): number => (changes < 2 ? 0 : Math.min(30, 10 * changes))

/** A call, a message, a glance at the clock: five times or two minutes in all are worth a look. */
export const leavingSuspicion = (count: number, seconds: number): number =>
  count < 5 && seconds < 120 ? 0 : Math.min(30, 10 + 2 * count + Math.floor(seconds / 60))
