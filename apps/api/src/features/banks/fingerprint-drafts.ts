import { setImmediate } from 'node:timers/promises'
import { questionFingerprint } from '@lianbing/bank-formats'
import type { QuestionDraft } from '@lianbing/contract'
import type { Db, Tx } from '../../db/client.ts'
import { findKnownFingerprints } from './draft-queries.ts'

/** A draft with what makes it the same question as another. */
export type MarkedDraft = { draft: QuestionDraft; fingerprint: string }

/** So many fingerprints take about 10 ms; then others have their turn. */
const turn = 250

/** Done before a transaction begins, which must not wait for it. */
export const fingerprintDrafts = async (drafts: readonly QuestionDraft[]): Promise<MarkedDraft[]> => {
  const marked: MarkedDraft[] = []
  for (const draft of drafts) {
    marked.push({ draft, fingerprint: questionFingerprint(draft) })
    if (marked.length % turn === 0) await setImmediate()
  }
  return marked
}

/** The drafts that the trade has not, each once: of copies within the drafts the first. */
export const findNewDrafts = async (db: Db | Tx, tradeCode: string, drafts: readonly MarkedDraft[]) => {
  const fingerprints = new Set(drafts.map(({ fingerprint }) => fingerprint))
  const seen = await findKnownFingerprints(db, tradeCode, [...fingerprints])
  return drafts.filter(({ fingerprint }) => {
    if (seen.has(fingerprint)) return false
    seen.add(fingerprint)
    return true
  })
}
