import { recall, recallAll, remember } from '../../api/device-storage.ts'
import type { Response } from '../questions/response.ts'

/** Answers of a round that the server has not marked yet, by slot. */
export type Pending = Readonly<Record<number, Response>>

const nameOf = (personId: string, roundId: string) => `round.${personId}.${roundId}`

export const recallPending = (personId: string, roundId: string): Pending => {
  const kept = recall(nameOf(personId, roundId))
  return typeof kept === 'object' && kept !== null ? (kept as Pending) : {}
}

export const rememberPending = (personId: string, roundId: string, pending: Pending): void =>
  remember(nameOf(personId, roundId), pending)

export const without = (pending: Pending, slot: number): Pending =>
  Object.fromEntries(Object.entries(pending).filter(([key]) => Number(key) !== slot))

/** How many answers of all rounds of a person are still to be sent from this device. */
export const countPending = (personId: string): number =>
  recallAll(nameOf(personId, '')).reduce<number>((sum, kept) => sum + Object.keys(kept ?? {}).length, 0)
