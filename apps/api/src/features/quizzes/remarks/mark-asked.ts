import { passMarkOf, scoreSlot, sumSlots, toOwn } from '@lianbing/scoring'
import type { MarkingKey } from '../close-queries.ts'
import type { QuizRules } from '../quiz-queries.ts'
import { countMarks } from '../score-closing.ts'
import type { Asked } from './asked-queries.ts'
import type { Change } from './rescore-attempts.ts'

/**
 * The result of an attempt with one question marked by another key; undefined where nothing changes. All other slots
 * keep what they have: this is what `rescoreAttempts` gives, without reading the rest of the paper.
 */
export const markAsked = (asked: Asked, rules: QuizRules, key: MarkingKey): Change | undefined => {
  // A written answer keeps what people have given for it.
  if (key.key.type === 'written' && key.treatment === 'key') return undefined
  const { attemptId, personId, places, ...before } = asked
  const slots = [...before.slots]
  let { maximum } = before
  for (const { n, slot, response } of places) {
    const own = response === null ? null : toOwn(slot, response)
    const scored = { ...scoreSlot({ ...key, maximum: slot.maximum, response: own }, rules), keyVersion: key.version }
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
