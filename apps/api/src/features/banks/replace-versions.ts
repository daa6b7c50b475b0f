import type { QuestionDraft } from '@lianbing/contract'
import type { Tx } from '../../db/client.ts'
import { uuidV7 } from '../../db/uuid.ts'
import type { MarkedDraft } from './fingerprint-drafts.ts'
import { insertNextVersions, lockQuestionsOf } from './version-queries.ts'

/**
 * Publishes those drafts as next versions of the questions that somebody agreed they replace. One whose question is no
 * longer there, or that another draft replaces already, is a question of its own. Hands back those that were taken.
 */
export const replaceVersions = async (
  tx: Tx,
  { tradeCode, ...by }: { tradeCode: string; actorId: string | null; importId: string | null },
  drafts: readonly MarkedDraft[],
  filled: (draft: QuestionDraft) => QuestionDraft,
): Promise<Set<MarkedDraft>> => {
  const wanted = new Map<string, MarkedDraft>()
  for (const one of drafts) if (one.replaces && !wanted.has(one.replaces)) wanted.set(one.replaces, one)
  if (wanted.size === 0) return new Set()
  const there = await lockQuestionsOf(tx, tradeCode, [...wanted.keys()])
  const taken = [...wanted].filter(([questionId]) => there.has(questionId))
  const rows = taken.map(([questionId, { draft, at: _, replaces: __, ...marks }]) => ({
    questionId,
    versionId: uuidV7(),
    ...marks,
    draft: filled(draft),
  }))
  await insertNextVersions(tx, by, rows)
  return new Set(taken.map(([, one]) => one))
}
