import { setImmediate } from 'node:timers/promises'
import { questionFingerprint } from '@lianbing/bank-formats'
import type { QuestionDraft } from '@lianbing/contract'
import type { Db, Tx } from '../../db/client.ts'
import { findKnownFingerprints } from './draft-queries.ts'

/** So many fingerprints take about 10 ms; then others have their turn. */
const turn = 250

/** What makes each draft the same question as another, in the drafts' order. */
const fingerprintDrafts = async (drafts: readonly QuestionDraft[]): Promise<string[]> => {
  const fingerprints: string[] = []
  for (const [at, draft] of drafts.entries()) {
    fingerprints.push(questionFingerprint(draft))
    if (at % turn === turn - 1) await setImmediate()
  }
  return fingerprints
}

/** The drafts that the trade has not, each once: of copies within the drafts the first. */
export const findNewDrafts = async (db: Db | Tx, tradeCode: string, drafts: readonly QuestionDraft[]) => {
  const fingerprints = await fingerprintDrafts(drafts)
  const seen = await findKnownFingerprints(db, tradeCode, [...new Set(fingerprints)])
  return drafts.flatMap((draft, at) => {
    const fingerprint = fingerprints[at] ?? ''
    if (seen.has(fingerprint)) return []
    seen.add(fingerprint)
    return [{ draft, fingerprint }]
  })
}
