import { setTimeout as wait } from 'node:timers/promises'
import type { Db } from '../../../db/client.ts'
import type { BankScope } from '../../../http/session.ts'
import { countByTrade, findDistinctPairs } from './pair-queries.ts'
import { pairsAcrossTrades } from './pairs-across-trades.ts'
import type { SimilarPair } from './relate-questions.ts'
import { comparePairs, lookedAt, pairsSoFar } from './similar-pairs.ts'

/** Longer nobody looks at an empty page; what is not compared then goes on without being waited for. */
const patienceMs = 3_000

/** How many of the questions that were asked about have been looked through. */
export type Progress = { looked: number; questions: number }

/** Whether the work was done in time. It goes on where it was not, and whoever asks again waits for the same. */
const inTime = async (work: Promise<unknown>): Promise<boolean> => {
  const stopped = new AbortController()
  const late = wait(patienceMs, false, { signal: stopped.signal }).catch(() => false)
  const done = work.then(() => true)
  done.catch(() => undefined)
  return Promise.race([done, late]).finally(() => stopped.abort())
}

/** Pairs that ask the same, but for those that somebody found to be different; with the progress while more are sought. */
export const findConflictPairs = async (
  db: Db,
  scope: BankScope,
  tradeCode: string | undefined,
): Promise<{ pairs: SimilarPair[]; progress: Progress | null }> => {
  const isOwn = (code: string) => scope.trades?.includes(code) ?? true
  const counts = await countByTrade(db)
  const codes = (tradeCode === undefined ? [...counts.keys()] : [tradeCode]).filter(isOwn)
  let across: SimilarPair[] = []
  const acrossRead = pairsAcrossTrades(db).then((found) => {
    across = found
  })
  const isDone = await inTime(Promise.all([acrossRead, ...codes.map((code) => comparePairs(db, code))]))
  const shown = ({ tradeCodes }: SimilarPair) =>
    tradeCodes.some(isOwn) && (tradeCode === undefined || tradeCodes.includes(tradeCode))
  const distinct = await findDistinctPairs(db)
  const pairs = [...codes.flatMap(pairsSoFar), ...across.filter(shown)]
  const sum = (countOf: (code: string) => number) => codes.reduce((total, code) => total + countOf(code), 0)
  const questionsOf = (code: string) => counts.get(code) ?? 0
  const looked = sum((code) => Math.min(lookedAt(code), questionsOf(code)))
  return {
    pairs: pairs.filter(({ firstId, secondId }) => !distinct.has(`${firstId} ${secondId}`)),
    progress: isDone ? null : { looked, questions: sum(questionsOf) },
  }
}
