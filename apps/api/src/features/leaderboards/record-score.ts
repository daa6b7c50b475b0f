import { boardScore, periodOf } from '@lianbing/scoring'
import type { Tx } from '../../db/client.ts'
import { keepBetterEntries } from './queries.ts'

export type Scored = {
  /** Code of the trade. */
  board: string
  personId: string
  attemptId: string
  /** Both in hundredths of a mark. */
  score: number
  maximum: number
  /** From the start to the last accepted answer, by the server's clock. */
  elapsedMs: number
  lastAnswerAt: Date
  /** The federation's; it decides in which week the last answer fell. */
  timeZone: string
}

/** Puts closed attempts on the board of their week and of all time, where they are their person's best so far. */
export const recordScores = async (tx: Tx, all: readonly Scored[]): Promise<void> => {
  const entries = all.map(({ score, maximum, timeZone, ...entry }) => {
    const { week } = periodOf(entry.lastAnswerAt, timeZone)
    return { ...entry, periods: [week, 'all'], score: boardScore(score, maximum) }
  })
  await keepBetterEntries(tx, entries)
}
