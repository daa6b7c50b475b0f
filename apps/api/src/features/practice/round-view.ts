import type { practice } from '@lianbing/contract'
import type { Db, Tx } from '../../db/client.ts'
import type { PaperSlot } from '../../db/schema/practice.ts'
import { findKeys, findVersions, type StoredKey, type StoredVersion } from '../banks/question-queries.ts'
import { practiceView, reviewedView } from '../banks/question-views.ts'
import type { AnswerRow, RoundRow } from './queries.ts'

/** A slot that is answered: mark, key and explanation may be seen now. */
export const answeredView = (version: StoredVersion, slot: PaperSlot, current: StoredKey, answer: AnswerRow) => ({
  state: 'answered' as const,
  question: reviewedView(version, slot, current),
  response: answer.response,
  mark: version.type === 'written' ? ('open' as const) : answer.right ? ('right' as const) : ('wrong' as const),
})

/** A round as its worker may see it: keys only for answered slots, and only their keys are read. */
export const roundView = async (db: Db | Tx, row: RoundRow, answers: readonly AnswerRow[]): Promise<practice.Round> => {
  const versions = await findVersions(
    db,
    row.paper.map((slot) => slot.questionVersionId),
  )
  const bySlot = new Map(answers.map((answer) => [answer.slot, answer]))
  const keys = await findKeys(
    db,
    row.paper.filter((_, index) => bySlot.has(index)).map((slot) => slot.questionVersionId),
  )
  const slots = row.paper.flatMap((slot, index): practice.Round['slots'] => {
    const version = versions.get(slot.questionVersionId)
    if (version === undefined) return []
    const answer = bySlot.get(index)
    const current = keys.get(slot.questionVersionId)
    if (answer === undefined || current === undefined)
      return [{ state: 'open' as const, question: practiceView(version, slot) }]
    return [answeredView(version, slot, current, answer)]
  })
  return {
    roundId: row.id,
    tradeCode: row.tradeCode,
    level: row.level,
    mode: row.mode,
    count: row.paper.length,
    answered: answers.length,
    right: answers.filter((answer) => answer.right).length,
    startedAt: row.startedAt.toISOString(),
    slots,
  }
}
