import { setImmediate } from 'node:timers/promises'
import type { QuestionDraft } from '@lianbing/contract'
import type { Db, Tx } from '../../db/client.ts'
import { findKnownFingerprints } from './draft-queries.ts'
import { type VersionMarks, versionMarks } from './version-marks.ts'

/** A draft with its place in its file, and with what it is found by and compared with. */
export type MarkedDraft = VersionMarks & {
  draft: QuestionDraft
  at: string
  examPointId?: string | null
  /** The question whose next version it becomes, where somebody agreed. */
  replaces?: string | null
}

/** So many take about 15 ms; then others have their turn. */
const turn = 250

/** Done before a transaction begins, which must not wait for it. `places` are those of the drafts in their file. */
export const fingerprintDrafts = async (
  drafts: readonly QuestionDraft[],
  places: readonly string[] = [],
): Promise<MarkedDraft[]> => {
  const marked: MarkedDraft[] = []
  for (const draft of drafts) {
    marked.push({ draft, at: places[marked.length] ?? '', ...versionMarks(draft) })
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
