import {
  type Exchanged,
  exchangeMaximum,
  exchangeScore,
  passMarkOf,
  scoreSlot,
  sumSlots,
  toOwn,
} from '@lianbing/scoring'
import type { Tx } from '../../../db/client.ts'
import type { ResultRow } from '../attempt-queries.ts'
import type { MarkingKey } from '../close-queries.ts'
import { getQuizVersion, type QuizRules } from '../quiz-queries.ts'
import type { Asked } from './asked-queries.ts'
import { type Change, moreMarks } from './rescore-attempts.ts'
import { findNewestResults } from './rescore-queries.ts'

type Slots = ResultRow['slots']
type Place = Exchanged & { n: number; after: Slots[number] }

/** The slots of the question as its keys mark them, by version; none where nothing changes. */
const exchange = ({ places }: Asked, rules: QuizRules, keys: ReadonlyMap<string, MarkingKey>): Place[] => {
  const exchanged = places.flatMap(({ n, slot, before, response, people }): Place[] => {
    const key = keys.get(slot.questionVersionId)
    if (key === undefined) throw new Error(`The version ${slot.questionVersionId} has no key.`)
    // What waits for people goes on waiting: their marks come out together with those of the whole paper.
    if (before.mark === 'open' && key.key.type === 'written' && key.treatment === 'key') return []
    const { maximum } = slot
    const own = response === null ? null : toOwn(slot, response)
    const after = { ...scoreSlot({ ...key, maximum, response: own, people }, rules), keyVersion: key.version }
    return [{ n, maximum, before, after }]
  })
  const isSame = exchanged.every(({ before, after }) => before.mark === after.mark && before.score === after.score)
  return isSame ? [] : exchanged
}

const changeOf = (
  asked: Asked,
  rules: QuizRules,
  exchanged: readonly Place[],
  score: number | null,
  slots?: Slots,
): Change => {
  const { attemptId, personId } = asked
  const maximum = exchangeMaximum(asked.maximum, exchanged)
  const passed = score === null ? null : score >= passMarkOf(rules.passScore, rules.maximum, maximum)
  const more = moreMarks(
    exchanged.map(({ before }) => before),
    exchanged.map(({ after }) => after),
  )
  const [one] = exchanged
  const marks = slots === undefined ? { place: one?.n, slot: one?.after } : { slots }
  const { tradeCode, feedback, counts } = rules
  const owner = { personId, tradeCode, isRanked: feedback !== 'none', countsAlone: counts === 'best' }
  return {
    rescored: { attemptId, score, maximum, passed, from: asked.score, ...more, ...marks },
    maximumBefore: asked.maximum,
    ...owner,
  }
}

/**
 * The results of attempts with one question marked by other keys, which go by version; only those that change, by
 * attempt. All other slots keep what they have: this is what `rescoreAttempts` gives, without reading the rest of the
 * paper. All slots are read only where the score does not tell what the others make, or the paper asks the question twice.
 */
export const markAsked = async (
  tx: Tx,
  all: Iterable<Asked>,
  keys: ReadonlyMap<string, MarkingKey>,
): Promise<Map<string, Change>> => {
  const changes = new Map<string, Change>()
  const whole: { asked: Asked; rules: QuizRules; exchanged: Place[] }[] = []
  for (const asked of all) {
    const rules = await getQuizVersion(tx, asked.quizVersionId)
    const exchanged = exchange(asked, rules, keys)
    if (exchanged.length === 0) continue
    const score = exchanged.length === 1 ? exchangeScore(asked.score, exchanged, rules) : undefined
    if (score === undefined) whole.push({ asked, rules, exchanged })
    else changes.set(asked.attemptId, changeOf(asked, rules, exchanged, score))
  }
  if (whole.length === 0) return changes
  const results = await findNewestResults(
    tx,
    whole.map(({ asked }) => asked.attemptId),
  )
  for (const { asked, rules, exchanged } of whole) {
    const slots = [...(results.get(asked.attemptId)?.slots ?? [])]
    for (const { n, after } of exchanged) slots[n] = after
    changes.set(asked.attemptId, changeOf(asked, rules, exchanged, sumSlots(slots), slots))
  }
  return changes
}
