import { type Db, withTx } from '../../../db/client.ts'
import { readStamp } from '../draw-queries.ts'
import { allowLongStatements, findPairsAcross } from './pair-queries.ts'
import { type Candidate, loadCandidates, relate, type SimilarPair } from './relate-questions.ts'

const readPairsAcross = async (db: Db): Promise<SimilarPair[]> => {
  const found = await withTx(db, async (tx) => {
    await allowLongStatements(tx)
    return findPairsAcross(tx)
  })
  const candidates = new Map<string, Candidate>()
  await loadCandidates(db, candidates, [...new Set(found.flatMap(({ one, other }) => [one, other]))])
  return found.flatMap(({ one, other, tradeCodes }): SimilarPair[] => {
    const [a, b] = [candidates.get(one), candidates.get(other)]
    const pair = a && b && relate(a, b, tradeCodes)
    return pair?.kind === 'contradiction' ? [{ ...pair, kind: 'other-trade' }] : []
  })
}

let kept: { stamp: string; pairs: Promise<SimilarPair[]> } | undefined

/** Questions that stand in two trades with two keys; read again once a question of any trade has changed. */
export const pairsAcrossTrades = async (db: Db): Promise<SimilarPair[]> => {
  const stamp = await readStamp(db, null)
  if (kept?.stamp === stamp) return kept.pairs
  const mine = { stamp, pairs: readPairsAcross(db) }
  kept = mine
  // What could not be read is read again by whoever asks next.
  mine.pairs.catch(() => {
    if (kept === mine) kept = undefined
  })
  return mine.pairs
}
