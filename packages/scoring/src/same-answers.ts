import type { FairAttempt } from './fair-play.ts'
import { nearbyOf } from './near-places.ts'
import { atLeast } from './tail.ts'
import { type WrongAnswers, wrongAnswers } from './wrong-answers.ts'

export type Partner = {
  attemptId: string
  /** Questions that both have answered; of those, the ones that both got wrong; of those, with the same answer. */
  common: number
  bothWrong: number
  same: number
  /** How many would be the same by chance. */
  expected: number
  /** Of the common ones, those that both answered within half a minute of each other. */
  together: number
  /** The same wrong answers, as slots of the one and of the other. */
  slots: [own: number, other: number][]
  strength: number
}
export type AnswersEvidence = { attemptId: string; suspicion: number; others: number; partners: Partner[] }

/** Fewer convince nobody who has to judge. */
const leastSame = 4
/** How often an honest attempt may be flagged by chance: 1 in 1,000, over all those that it is compared with. */
const neededStrength = 3
/** Where the two also answered at the same time, as nobody does who sits alone, or the other is flagged already: a group. */
const neededBeside = 1.5
/**
 * A key that was learnt with its faults ties many a little: of four others or more, each as near as one honest attempt in
 * three has somebody by chance, the chance is 3 in 10,000 together.
 */
const neededInGroup = 0.5
const leastOthers = 4
const togetherMs = 30_000
const togetherShare = 0.5
const mostPartners = 3
/** Above this share of pairs who answer at the same time, of at least so many that were looked at, it is the usual pace. */
const usualShare = 0.05
const fewestToKnowPace = 30
const pairsToKnowPace = 500
/** Whoever works through the generator can let others have their turn after so many: a millisecond at most. */
const pairsInATurn = 1_024

const turned = ([own, other]: [number, number]): [number, number] => [other, own]

const timesOf = ({ answers }: FairAttempt) => new Map(answers.map(({ question, atMs }) => [question, atMs]))
const countTogether = (one: FairAttempt, other: FairAttempt) => {
  const times = timesOf(other)
  const gaps = one.answers.flatMap(({ question, atMs }) => {
    const theirs = times.get(question)
    return theirs === undefined ? [] : [Math.abs(theirs - atMs)]
  })
  return { common: gaps.length, together: gaps.filter((gap) => gap <= togetherMs).length }
}

const isTogether = ({ common, together }: { common: number; together: number }) => together >= togetherShare * common

/**
 * Whether those who have nothing to do with each other answer at the same time too, as where everybody has the same
 * order and pace: then the time says nothing. Some hundred pairs tell.
 */
const watchPace = (attempts: number) => {
  const every = Math.max(1, Math.floor((attempts * (attempts - 1)) / 2 / pairsToKnowPace))
  let [pairs, looked, same] = [0, 0, 0]
  return {
    look: (one: FairAttempt, other: FairAttempt): void => {
      if (pairs++ % every !== 0) return
      looked += 1
      if (isTogether(countTogether(one, other))) same += 1
    },
    isSameForMost: () => looked >= fewestToKnowPace && same > usualShare * looked,
  }
}

const strengthOf = (tail: number, compared: number): number =>
  -Math.log10(Math.max(Number.MIN_VALUE, tail * Math.max(1, compared)))

/** What stands out between two, beside the common ones and their times: the exact tail of their same wrong answers. */
const compareWrong = (wrong: WrongAnswers, one: number, other: number) => {
  const { chances, slots } = wrong.pair(one, other)
  const expected = chances.reduce((sum, chance) => sum + chance, 0)
  return { slots, bothWrong: chances.length, same: slots.length, expected, tail: atLeast(slots.length, chances) }
}

/** Who resembles so many others a little that it is no chance, and how strongly that speaks. */
const groupStrengths = (pairs: readonly { own: number; strength: number }[], compared: readonly number[]) => {
  const others = new Map<number, number>()
  for (const { own, strength } of pairs) if (strength >= neededInGroup) others.set(own, (others.get(own) ?? 0) + 1)
  return new Map(
    [...others]
      .filter(([, count]) => count >= leastOthers)
      .map(([own, count]) => {
        const all = Math.max(1, compared[own] ?? 0)
        const chances = new Array<number>(all).fill(Math.min(1, 10 ** -neededInGroup / all))
        return [own, strengthOf(atLeast(count, chances), 1)] as const
      })
      .filter(([, strength]) => strength >= neededStrength),
  )
}

type Found = { one: number; other: number; tail: number; partner: Omit<Partner, 'attemptId' | 'strength'> }

/**
 * Whose wrong answers are the same as those of somebody of the same or a near organisation, more often than chance gives.
 * Of the questions that both got wrong each is the same with the likelihood of that wrong answer in the whole opening,
 * so that a trap into which everybody falls says nothing; the exact tail of their sum is taken, times the number of those
 * that an attempt is compared with; many others who are a little alike count together. Right answers are never evidence. Yields the share that is done, every few pairs.
 */
export function* compareAnswers(attempts: readonly FairAttempt[]): Generator<number, AnswersEvidence[], undefined> {
  const nearby = nearbyOf(attempts)
  const wrong = wrongAnswers(attempts)
  const pace = watchPace(attempts.length)
  const found: Found[] = []
  let pairs = 0
  for (const [index, one] of attempts.entries()) {
    const counted = wrong.countAgainst(index)
    for (const place of nearby.later(index)) {
      const other = attempts[place] as FairAttempt
      pace.look(one, other)
      pairs += 1
      if (pairs % pairsInATurn === 0) yield index / attempts.length
      // Two deviations above what chance gives: only then is a pair worth the exact reckoning.
      const same = counted(place)
      if (same < leastSame) continue
      const { tail, ...numbers } = compareWrong(wrong, index, place)
      const fewest = Math.min(nearby.compared[index] ?? 0, nearby.compared[place] ?? 0)
      if (strengthOf(tail, fewest) < neededInGroup) continue
      found.push({ one: index, other: place, tail, partner: { ...numbers, ...countTogether(one, other) } })
    }
    yield (index + 1) / attempts.length
  }
  const seen = found.flatMap(({ one, other, tail, partner }) => [
    { own: one, other, tail, partner },
    { own: other, other: one, tail, partner: { ...partner, slots: partner.slots.map(turned) } },
  ])
  const sameForMost = pace.isSameForMost()
  const strong = seen.map((pair) => ({
    ...pair,
    strength: strengthOf(pair.tail, nearby.compared[pair.own] ?? 0),
    isTogether: !sameForMost && isTogether(pair.partner),
  }))
  const byThemselves = strong.filter(
    ({ strength, isTogether }) => strength >= (isTogether ? neededBeside : neededStrength),
  )
  const groups = groupStrengths(strong, nearby.compared)
  const known = new Set(byThemselves.map(({ own }) => own))
  const partners = new Map<number, Partner[]>()
  for (const { own, other, partner, strength, isTogether } of strong) {
    const alone = isTogether || known.has(other) ? neededBeside : neededStrength
    if (strength < (groups.has(own) ? neededInGroup : alone)) continue
    const attemptId = attempts[other]?.attemptId ?? ''
    partners.set(own, [...(partners.get(own) ?? []), { ...partner, attemptId, strength }])
  }
  return [...partners].map(([index, all]) => {
    const strongest = all.sort((a, b) => b.strength - a.strength).slice(0, mostPartners)
    const strength = Math.max(strongest[0]?.strength ?? 0, groups.get(index) ?? 0)
    const suspicion = Math.round(Math.min(99, 60 + 4 * strength))
    return { attemptId: attempts[index]?.attemptId ?? '', suspicion, others: all.length, partners: strongest }
  })
}
