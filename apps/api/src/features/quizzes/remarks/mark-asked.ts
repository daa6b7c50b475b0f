import { passMarkOf, scoreSlot, sumSlots, toOwn } from '@lianbing/scoring'
import type { MarkingKey } from '../close-queries.ts'
import type { QuizRules } from '../quiz-queries.ts'
import { countMarks } from '../score-closing.ts'
import type { Asked } from './asked-queries.ts'
import type { Change } from './rescore-attempts.ts'

/**
 * The result of an attempt with one question marked by other keys, by version; undefined where nothing changes. All other slots
 * keep what they have: this is what `rescoreAttempts` gives, without reading the rest of the paper.
 */
export const markAsked = (
  asked: Asked,
  rules: QuizRules,
  keys: ReadonlyMap<string, MarkingKey>,
): Change | undefined => {
  const { attemptId, personId, places, ...before } = asked
  const slots = [...before.slots]
  let { maximum } = before
  for (const { n, slot, response, people } of places) {
    const key = keys.get(slot.questionVersionId)
    if (key === undefined) throw new Error(`The version ${slot.questionVersionId} has no key.`)
    // What waits for people goes on waiting: their marks come out together with those of the whole paper.
    if (slots[n]?.mark === 'open' && key.key.type === 'written' && key.treatment === 'key') continue
    const own = response === null ? null : toOwn(slot, response)
    const scored = {
      ...scoreSlot({ ...key, maximum: slot.maximum, response: own, people }, rules),
      keyVersion: key.version,
    }
    if (slots[n]?.mark === 'dropped') maximum += slot.maximum
    if (scored.mark === 'dropped') maximum -= slot.maximum
    slots[n] = scored
  }
  const isSame = places.every(({ n }) => {
    const [one, other] = [slots[n], before.slots[n]]
    return one?.mark === other?.mark && one?.score === other?.score
  })
  if (isSame) return undefined
  const score = sumSlots(slots)
  const passed = score === null ? null : score >= passMarkOf(rules.passScore, rules.maximum, maximum)
  const rescored = { attemptId, score, maximum, passed, slots, ...countMarks(slots), from: before.score }
  const { tradeCode, feedback } = rules
  const countsAlone = rules.counts === 'best'
  return { rescored, maximumBefore: before.maximum, personId, tradeCode, isRanked: feedback !== 'none', countsAlone }
}
