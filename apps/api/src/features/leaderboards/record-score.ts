import { boardScore, periodOf } from '@lianbing/scoring'
import type { Tx } from '../../db/client.ts'
import { keepBetterEntry } from './queries.ts'

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

/** Puts a closed attempt on the board of its week and of all time, where it is the person's best so far. */
export const recordScore = async (tx: Tx, scored: Scored): Promise<void> => {
  const { score, maximum, timeZone, ...entry } = scored
  const { week } = periodOf(entry.lastAnswerAt, timeZone)
  await keepBetterEntry(tx, { ...entry, periods: [week, 'all'], score: boardScore(score, maximum) })
}
