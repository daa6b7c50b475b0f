import type { quizzes } from '@lianbing/contract'
import { type MarkingScheme, scoreSlot, toOwn } from '@lianbing/scoring'
import type { Db, Tx } from '../../db/client.ts'
import type { AttemptSlot } from '../../db/schema/quizzes.ts'
import { findKeys, findVersions } from '../banks/question-queries.ts'
import { reviewedView } from '../banks/question-views.ts'
import type { Revealed } from './save-queries.ts'

export type Reveal = NonNullable<quizzes.Attempt['slots'][number]['reveal']>

/** Mark by the quiz's scheme, key and explanation of answers that are final, by slot; no other key is read. */
export const revealSlots = async (
  db: Db | Tx,
  paper: readonly AttemptSlot[],
  revealed: readonly Revealed[],
  scheme: MarkingScheme,
): Promise<Map<number, Reveal>> => {
  if (revealed.length === 0) return new Map()
  const ids = revealed.flatMap(({ slot }) => paper[slot]?.questionVersionId ?? [])
  const versions = await findVersions(db, ids)
  const keys = await findKeys(db, ids)
  return new Map(
    revealed.flatMap(({ slot, response }) => {
      const paperSlot = paper[slot]
      const version = versions.get(paperSlot?.questionVersionId ?? '')
      const key = keys.get(paperSlot?.questionVersionId ?? '')
      if (paperSlot === undefined || version === undefined || key === undefined) return []
      const { maximum } = paperSlot
      const { mark } = scoreSlot({ ...key, maximum, response: toOwn(paperSlot, response) }, scheme)
      return [[slot, { mark, question: reviewedView(version, paperSlot, key) }] as const]
    }),
  )
}
