import { forget, recall, recallAll, remember } from '../api/device-storage.ts'
import type { KeptOp } from './outbox.ts'

/**
 * Answers that a page of an earlier version left in local storage: an attempt's where there was no database, and every
 * round's. They move into the one store as soon as their attempt or round is opened.
 */
const attemptName = (personId: string, paperId: string) => `answers/${personId}/${paperId}`
const roundName = (personId: string, paperId: string) => `round.${personId}.${paperId}`

const attemptOps = (kept: unknown): KeptOp[] => (Array.isArray(kept) ? (kept as KeptOp[]) : [])
const roundOps = (kept: unknown): KeptOp[] =>
  Object.entries((kept ?? {}) as Record<string, KeptOp['response']>).map(([slot, response], place) => {
    return { slot: Number(slot), response, seq: place + 1, elapsedMs: 0, epoch: 1 }
  })

export const olderAnswers = (personId: string, paperId: string): KeptOp[] => [
  ...attemptOps(recall(attemptName(personId, paperId))),
  ...roundOps(recall(roundName(personId, paperId))),
]

export const forgetOlder = (personId: string, paperId: string): void => {
  forget(attemptName(personId, paperId))
  forget(roundName(personId, paperId))
}

/** One that has reached the server although it could not be moved. */
export const dropOlder = (personId: string, paperId: string, slot: number): void => {
  const older = olderAnswers(personId, paperId)
  if (older.length === 0) return
  const rest = older.filter((op) => op.slot !== slot)
  forgetOlder(personId, paperId)
  if (rest.length > 0) remember(attemptName(personId, paperId), rest)
}

export const countOlder = (personId: string): number =>
  recallAll(attemptName(personId, '')).flatMap(attemptOps).length +
  recallAll(roundName(personId, '')).flatMap(roundOps).length
