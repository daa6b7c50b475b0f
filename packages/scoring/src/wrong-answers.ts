import type { FairAttempt } from './fair-play.ts'

/** So many answers of others to a question weigh as much as what is assumed of it beforehand. */
const priorWeight = 4
const surest = 0.98

type Count = { all: number; by: Map<string, number> }

/** How often each wrong answer was given to each question, over the whole opening. */
const countWrong = (attempts: readonly FairAttempt[]) => {
  const counts = new Map<string, Count>()
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

/** How likely somebody who gets the question wrong gives this answer; the two who are compared are left out. */
const likelihood = (count: Count, said: string, prior: number, own: number): number => {
  const others = Math.max(0, count.all - 2)
  const same = Math.max(0, (count.by.get(said) ?? 0) - own)
  return Math.min(surest, (same + priorWeight * prior) / (others + priorWeight))
}

/** The wrong answers of one attempt, in the order of their questions, each as a number that names question and answer. */
type Row = { question: Int32Array; said: Int32Array; slot: Int32Array }

/**
 * The wrong answers of an opening as numbers, so that millions of pairs can be looked at: of each answer the likelihood that
 * another one is the same, where it is, and where it is not. What has one wrong answer alone is no evidence.
 */
export const wrongAnswers = (attempts: readonly FairAttempt[]) => {
  const counts = countWrong(attempts)
  const questions = new Map([...counts.keys()].map((question, number) => [question, number]))
  const numbers = new Map<string, number>()
  const alike: number[] = []
  const apart: number[] = []
  const numberOf = (question: string, said: string, prior: number): number => {
    const name = `${prior} ${question} ${said}`
    const known = numbers.get(name)
    if (known !== undefined) return known
    const count = counts.get(question) as Count
    alike.push(likelihood(count, said, prior, 2))
    apart.push(likelihood(count, said, prior, 1))
    numbers.set(name, alike.length - 1)
    return alike.length - 1
  }
  const rows = attempts.map(({ answers }): Row => {
    const wrong = answers
      .filter(({ mark, sameByChance }) => mark === 'wrong' && sameByChance < 1)
      .map(({ question, said, slot, sameByChance }) => ({
        question: questions.get(question) as number,
        said: numberOf(question, said, sameByChance),
        slot,
      }))
      .sort((a, b) => a.question - b.question)
    return {
      question: Int32Array.from(wrong, ({ question }) => question),
      said: Int32Array.from(wrong, ({ said }) => said),
      slot: Int32Array.from(wrong, ({ slot }) => slot),
    }
  })
  const [likelyAlike, likelyApart] = [Float64Array.from(alike), Float64Array.from(apart)]
  const chance = (own: number, theirs: number): number =>
    own === theirs ? (likelyAlike[own] as number) : Math.max(likelyApart[own] as number, likelyApart[theirs] as number)
  // What the one said to each question, and 0 where it was not wrong; 1 more than its number.
  const saidByOne = new Int32Array(questions.size)
  let written: Row | undefined
  return {
    /** Looks at one beside others: how many are the same, where that is more than two deviations above chance, else 0. */
    countAgainst: (one: number) => {
      for (const question of written?.question ?? []) saidByOne[question] = 0
      written = rows[one] as Row
      for (const [at, question] of written.question.entries()) saidByOne[question] = (written.said[at] as number) + 1
      return (other: number): number => {
        const { question, said } = rows[other] as Row
        let [same, mean, variance] = [0, 0, 0]
        for (let at = 0; at < question.length; at += 1) {
          const own = (saidByOne[question[at] as number] as number) - 1
          if (own < 0) continue
          const theirs = said[at] as number
          if (own === theirs) same += 1
          const likely = chance(own, theirs)
          mean += likely
          variance += likely * (1 - likely)
        }
        return same > mean + 2 * Math.sqrt(variance) ? same : 0
      }
    },
    /** Of two: the likelihood of each question that both got wrong, and where they gave the same answer. */
    pair: (one: number, other: number) => {
      const [own, theirs] = [rows[one] as Row, rows[other] as Row]
      const places = new Map(Array.from(theirs.question, (question, at) => [question, at]))
      const chances: number[] = []
      const slots: [number, number][] = []
      for (const [at, question] of own.question.entries()) {
        const place = places.get(question)
        if (place === undefined) continue
        const [mine, others] = [own.said[at] as number, theirs.said[place] as number]
        chances.push(chance(mine, others))
        if (mine === others) slots.push([own.slot[at] as number, theirs.slot[place] as number])
      }
      return { chances, slots }
    },
  }
}
export type WrongAnswers = ReturnType<typeof wrongAnswers>
