import { setImmediate } from 'node:timers/promises'
import { keyAcross, sameKey } from '@lianbing/bank-formats/same-key'
import { type ComparedQuestion, comparedQuestion, similarity } from '@lianbing/bank-formats/similarity'
import type { Key } from '@lianbing/scoring'
import type { Db } from '../../../db/client.ts'
import { findKeys, findVersions } from '../question-queries.ts'

/** Two questions that ask the same, the smaller id first. */
export type SimilarPair = {
  kind: 'other-trade' | 'contradiction' | 'duplicate'
  firstId: string
  secondId: string
  versionIds: readonly [string, string]
  tradeCodes: readonly string[]
}

export type Candidate = { questionId: string; versionId: string; compared: ComparedQuestion; key: Key }

/** So many contents are read at once: some 300 KB, and 10 ms to compare. */
export const turn = 200

/** Adds those that are not there yet. */
export const loadCandidates = async (
  db: Db,
  candidates: Map<string, Candidate>,
  versionIds: readonly string[],
): Promise<void> => {
  const missing = versionIds.filter((id) => !candidates.has(id))
  for (let start = 0; start < missing.length; start += turn) {
    const ids = missing.slice(start, start + turn)
    const [versions, keys] = [await findVersions(db, ids), await findKeys(db, ids)]
    for (const [versionId, version] of versions) {
      const key = keys.get(versionId)?.key
      if (key === undefined) continue
      candidates.set(versionId, { questionId: version.questionId, versionId, compared: comparedQuestion(version), key })
    }
    await setImmediate()
  }
}

/**
 * What two candidates are to each other; undefined where they are two questions. Where a word more or less goes with
 * another right answer, it is the word that asks something else: only what differs by next to nothing contradicts.
 */
export const relate = (one: Candidate, other: Candidate, tradeCodes: readonly string[]): SimilarPair | undefined => {
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
