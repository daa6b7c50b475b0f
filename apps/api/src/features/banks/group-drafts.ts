import type { QuestionDraft } from '@lianbing/contract'
import type { Tx } from '../../db/client.ts'
import { uuidV7 } from '../../db/uuid.ts'
import { findKnownGroups } from './draft-queries.ts'
import type { MarkedDraft } from './fingerprint-drafts.ts'

/**
 * The id of the case that a draft of this file belongs to, one for each `group` of the file. Where the bank knows some
 * of a case's questions, and all of them from one case, the others join it; else they make a case of their own.
 */
export const groupDrafts = async (
  tx: Tx,
  tradeCode: string,
  drafts: readonly MarkedDraft[],
): Promise<(draft: QuestionDraft) => string | null> => {
  const grouped = drafts.filter(({ draft }) => draft.group !== null)
  if (grouped.length === 0) return () => null
  const fingerprints = grouped.map(({ fingerprint }) => fingerprint)
  const known = await findKnownGroups(tx, tradeCode, fingerprints)
  const joined = new Map<string, Set<string>>()
  for (const { draft, fingerprint } of grouped) {
    const name = draft.group ?? ''
    const groupId = known.get(fingerprint)
    const ids = joined.get(name) ?? new Set()
    joined.set(name, groupId === undefined ? ids : ids.add(groupId))
  }
  const ids = new Map([...joined].map(([name, groups]) => [name, groups.size === 1 ? [...groups][0] : undefined]))
  return (draft) => {
    if (draft.group === null) return null
    const groupId = ids.get(draft.group) ?? uuidV7()
    ids.set(draft.group, groupId)
    return groupId
  }
}
