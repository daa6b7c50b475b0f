import { setImmediate } from 'node:timers/promises'
import { keyAcross, sameKey } from '@lianbing/bank-formats/same-key'
import { type ComparedQuestion, comparedQuestion, similarity } from '@lianbing/bank-formats/similarity'
import type { Key } from '@lianbing/scoring'
import { type Db, withTx } from '../../../db/client.ts'
import { readStamp } from '../draw-queries.ts'
import { findKeys, findVersions } from '../question-queries.ts'
import { allowLongStatements, findPairsAcross, findSharedBands } from './pair-queries.ts'

/** Two questions that ask the same, the smaller id first. */
export type SimilarPair = {
  kind: 'other-trade' | 'contradiction' | 'duplicate'
  firstId: string
  secondId: string
  versionIds: readonly [string, string]
  tradeCodes: readonly string[]
}

type Candidate = { questionId: string; versionId: string; compared: ComparedQuestion; key: Key }

/** So many contents are read at once: some 300 KB, and 10 ms to compare. */
const turn = 200

const loadCandidates = async (db: Db, versionIds: readonly string[]): Promise<Map<string, Candidate>> => {
  const candidates = new Map<string, Candidate>()
  for (let start = 0; start < versionIds.length; start += turn) {
    const ids = versionIds.slice(start, start + turn)
    const [versions, keys] = [await findVersions(db, ids), await findKeys(db, ids)]
    for (const [versionId, version] of versions) {
      const key = keys.get(versionId)?.key
      if (key === undefined) continue
      candidates.set(versionId, { questionId: version.questionId, versionId, compared: comparedQuestion(version), key })
    }
    await setImmediate()
  }
  return candidates
}

/**
 * What two candidates are to each other; undefined where they are two questions. Where a word more or less goes with
 * another right answer, it is the word that asks something else: only what differs by next to nothing contradicts.
 */
const relate = (one: Candidate, other: Candidate, tradeCodes: readonly string[]): SimilarPair | undefined => {
  const found = similarity(one.compared, other.compared)
  if (found.relation !== 'same' && found.relation !== 'near') return undefined
  const key = keyAcross(one.key, found)
  const agree = key !== undefined && sameKey(key, other.key)
  if (!agree && !found.slight) return undefined
  const [first, second] = one.questionId < other.questionId ? [one, other] : [other, one]
  return {
    kind: agree ? 'duplicate' : 'contradiction',
    firstId: first.questionId,
    secondId: second.questionId,
    versionIds: [first.versionId, second.versionId],
    tradeCodes,
  }
}

const readPairs = async (db: Db, tradeCode: string): Promise<SimilarPair[]> => {
  const bands = await withTx(db, async (tx) => {
    await allowLongStatements(tx)
    return findSharedBands(tx, tradeCode)
  })
  const candidates = await loadCandidates(db, [...new Set(bands.flat())])
  const seen = new Set<string>()
  const pairs: SimilarPair[] = []
  let compared = 0
  for (const ids of bands) {
    for (const [place, id] of ids.entries()) {
      for (const otherId of ids.slice(place + 1)) {
        const [one, other] = [candidates.get(id), candidates.get(otherId)]
        const name = id + otherId
        if (one === undefined || other === undefined || seen.has(name)) continue
        seen.add(name)
        const pair = relate(one, other, [tradeCode])
        if (pair !== undefined) pairs.push(pair)
        if (++compared % turn === 0) await setImmediate()
      }
    }
  }
  return pairs
}

const readPairsAcross = async (db: Db): Promise<SimilarPair[]> => {
  const found = await withTx(db, async (tx) => {
    await allowLongStatements(tx)
    return findPairsAcross(tx)
  })
  const candidates = await loadCandidates(db, [...new Set(found.flatMap(({ one, other }) => [one, other]))])
  return found.flatMap(({ one, other, tradeCodes }): SimilarPair[] => {
    const [a, b] = [candidates.get(one), candidates.get(other)]
    const pair = a && b && relate(a, b, tradeCodes)
    return pair?.kind === 'contradiction' ? [{ ...pair, kind: 'other-trade' }] : []
  })
}

type Kept = { stamp: string; pairs: Promise<SimilarPair[]> }
/** What was found, until a question of the trade changes; a few hundred bytes a pair. */
const kept = new Map<string, Kept>()

const remember = async (
  db: Db,
  tradeCode: string | null,
  read: () => Promise<SimilarPair[]>,
): Promise<SimilarPair[]> => {
  const name = tradeCode ?? ''
  const stamp = await readStamp(db, tradeCode)
  const known = kept.get(name)
  if (known?.stamp === stamp) return known.pairs
  const pairs = read()
  kept.set(name, { stamp, pairs })
  // What could not be read is read again by whoever asks next.
  pairs.catch(() => kept.delete(name))
  return pairs
}

/** Pairs of a trade's published questions that ask the same: a second for 25,000 questions, then none until one changes. */
export const similarPairs = (db: Db, tradeCode: string): Promise<SimilarPair[]> =>
  remember(db, tradeCode, () => readPairs(db, tradeCode))

/** Questions that stand in two trades with two keys. */
export const pairsAcrossTrades = (db: Db): Promise<SimilarPair[]> => remember(db, null, () => readPairsAcross(db))
