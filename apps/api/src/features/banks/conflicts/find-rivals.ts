import { keyAcross, sameKey } from '@lianbing/bank-formats/same-key'
import { comparedQuestion, similarity } from '@lianbing/bank-formats/similarity'
import type { Db, Tx } from '../../../db/client.ts'
import { uuidV7 } from '../../../db/uuid.ts'
import type { MarkedDraft } from '../fingerprint-drafts.ts'
import { findVersions } from '../question-queries.ts'
import { contentAcross } from './content-across.ts'
import { findOtherKeys, type NewRival } from './rival-queries.ts'

/** The drafts whose question the trade has with another key, each key in the ids of the bank's question. */
export const findRivals = async (
  db: Db | Tx,
  { tradeCode, source, importId }: { tradeCode: string; source: string | null; importId: string | null },
  drafts: readonly MarkedDraft[],
): Promise<NewRival[]> => {
  const others = await findOtherKeys(db, tradeCode, drafts)
  const versions = await findVersions(db, [...new Set(others.map(({ questionVersionId }) => questionVersionId))])
  return others.flatMap(({ n, questionId, questionVersionId, key: current }): NewRival[] => {
    const marked = drafts[n - 1]
    const version = versions.get(questionVersionId)
    if (marked === undefined || version === undefined) return []
    const { draft, at, keyFingerprint: fingerprint } = marked
    const pairing = similarity(comparedQuestion(draft), comparedQuestion(version))
    const key = keyAcross(draft.key, pairing)
    if (key === undefined || sameKey(key, current)) return []
    const explanation = contentAcross(draft.explanation, pairing.options)
    const from = { source: draft.source ?? source, importId, at }
    return [{ id: uuidV7(), questionId, questionVersionId, key, explanation, fingerprint, ...from }]
  })
}
