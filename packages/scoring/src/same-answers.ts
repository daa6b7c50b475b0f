import type { FairAttempt } from './fair-play.ts'
import { areNear } from './near-places.ts'
import { atLeast } from './tail.ts'

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

type Wrong = { question: string; slot: number; said: string; chance: number }
type Prepared = FairAttempt & { wrong: Wrong[] }

/** So many answers of others to a question weigh as much as what is assumed of it beforehand. */
const priorWeight = 4
const surest = 0.98
/** Fewer convince nobody who has to judge. */
const leastSame = 4
/** How often an honest attempt may be flagged by chance: 1 in 1,000, over all those that it is compared with. */
const neededStrength = 3
/** Where the two also answered at the same time, as nobody does who sits alone, or the other is flagged already: a group. */
const neededBeside = 1.5
const togetherMs = 30_000
const togetherShare = 0.5
const mostPartners = 3
/** Above this share of pairs who answer at the same time, of at least so many that were looked at, it is the usual pace. */
const usualShare = 0.05
const fewestToKnowPace = 30
const pairsToKnowPace = 500
/** Whoever works through the generator can let others have their turn after so many: a millisecond or two. */
const pairsInATurn = 32

/** How often each wrong answer was given to each question, over the whole opening. */
const countWrong = (attempts: readonly FairAttempt[]) => {
  const counts = new Map<string, { all: number; by: Map<string, number> }>()
  for (const { answers } of attempts)
    for (const { question, mark, said } of answers) {
      if (mark !== 'wrong') continue
      const count = counts.get(question) ?? { all: 0, by: new Map() }
      counts.set(question, count)
      count.all += 1
      count.by.set(said, (count.by.get(said) ?? 0) + 1)
    }
  return counts
}
type Counts = ReturnType<typeof countWrong>

/** How likely somebody who gets the question wrong gives this answer; the two who are compared are left out. */
const likelihood = (counts: Counts, { question, said, chance }: Wrong, own: number): number => {
  const count = counts.get(question)
  const others = Math.max(0, (count?.all ?? 0) - 2)
  const same = Math.max(0, (count?.by.get(said) ?? 0) - own)
  return Math.min(surest, (same + priorWeight * chance) / (others + priorWeight))
}

/** Compares the wrong answers of two: as a match of each other they are ever less likely by chance. */
const compareWrong = (counts: Counts, one: Prepared, other: Prepared) => {
  const chances: number[] = []
  const slots: [number, number][] = []
  let at = 0
  for (const wrong of one.wrong) {
    while (at < other.wrong.length && (other.wrong[at] as Wrong).question < wrong.question) at += 1
    const theirs = other.wrong[at]
    if (theirs === undefined) break
    if (theirs.question !== wrong.question) continue
    const isSame = theirs.said === wrong.said
    chances.push(
      isSame ? likelihood(counts, wrong, 2) : Math.max(likelihood(counts, wrong, 1), likelihood(counts, theirs, 1)),
    )
    if (isSame) slots.push([wrong.slot, theirs.slot])
  }
  return { chances, slots }
}

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

const prepare = (attempt: FairAttempt): Prepared => ({
  ...attempt,
  wrong: attempt.answers
    .filter(({ mark, sameByChance }) => mark === 'wrong' && sameByChance < 1)
    .map(({ question, slot, said, sameByChance }) => ({ question, slot, said, chance: sameByChance }))
    .sort((a, b) => (a.question < b.question ? -1 : 1)),
})

/** Whether a pair is worth the exact reckoning: two deviations above what chance gives. */
const standsOut = (same: number, chances: readonly number[]): boolean => {
  const mean = chances.reduce((sum, chance) => sum + chance, 0)
  const variance = chances.reduce((sum, chance) => sum + chance * (1 - chance), 0)
  return same >= leastSame && same > mean + 2 * Math.sqrt(variance)
}

/**
 * Whose wrong answers are the same as those of somebody of the same or a near organisation, more often than chance gives.
 * Of the questions that both got wrong each is the same with the likelihood of that wrong answer in the whole opening,
 * so that a trap into which everybody falls says nothing; the exact tail of their sum is taken, times the number of those
 * that an attempt is compared with. Right answers are never evidence. Yields the share that is done, every few pairs.
 */
export function* compareAnswers(attempts: readonly FairAttempt[]): Generator<number, AnswersEvidence[], undefined> {
  const counts = countWrong(attempts)
  const prepared = attempts.map(prepare)
  const compared = new Array<number>(attempts.length).fill(0)
  const pace = watchPace(attempts.length)
  const found: { one: number; other: number; tail: number; partner: Omit<Partner, 'attemptId' | 'strength'> }[] = []
  for (const [index, one] of prepared.entries()) {
    for (let place = index + 1; place < prepared.length; place += 1) {
      const other = prepared[place] as Prepared
      if (other.personId === one.personId || !areNear(one.place, other.place)) continue
      compared[index] = (compared[index] ?? 0) + 1
      compared[place] = (compared[place] ?? 0) + 1
      pace.look(one, other)
      if (place % pairsInATurn === 0) yield index / prepared.length
      const { chances, slots } = compareWrong(counts, one, other)
      if (!standsOut(slots.length, chances)) continue
      const expected = chances.reduce((sum, chance) => sum + chance, 0)
      const numbers = { bothWrong: chances.length, same: slots.length, expected, slots, ...countTogether(one, other) }
      found.push({ one: index, other: place, tail: atLeast(slots.length, chances), partner: numbers })
    }
    yield (index + 1) / prepared.length
  }
  const seen = found.flatMap(({ one, other, tail, partner }) => [
    { own: one, other, tail, partner },
    { own: other, other: one, tail, partner: { ...partner, slots: partner.slots.map(turned) } },
  ])
  const sameForMost = pace.isSameForMost()
  const strong = seen.map((pair) => ({
    ...pair,
    strength: -Math.log10(Math.max(Number.MIN_VALUE, pair.tail * (compared[pair.own] ?? 1))),
    isTogether: !sameForMost && isTogether(pair.partner),
  }))
  const byThemselves = strong.filter(
    ({ strength, isTogether }) => strength >= (isTogether ? neededBeside : neededStrength),
  )
  const known = new Set(byThemselves.map(({ own }) => own))
  const partners = new Map<number, Partner[]>()
  for (const { own, other, partner, strength, isTogether } of strong) {
    if (strength < (isTogether || known.has(other) ? neededBeside : neededStrength)) continue
    const attemptId = attempts[other]?.attemptId ?? ''
    partners.set(own, [...(partners.get(own) ?? []), { ...partner, attemptId, strength }])
  }
  return [...partners].map(([index, all]) => {
    const strongest = all.sort((a, b) => b.strength - a.strength).slice(0, mostPartners)
    const suspicion = Math.round(Math.min(99, 60 + 4 * (strongest[0]?.strength ?? 0)))
    return { attemptId: attempts[index]?.attemptId ?? '', suspicion, others: all.length, partners: strongest }
  })
}
