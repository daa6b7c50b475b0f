import { type Blueprint, boardScore, isBetter, periodOf, type Random } from '@lianbing/scoring'
import type { SamplePerson } from './sample-people.ts'
import { between, pickWeighted, successes } from './seeded-random.ts'

const dayMs = 86_400_000
const minuteMs = 60_000
const days = 56

/** Monday first: the quiz of the week draws people at its beginning, weekends are quiet. */
const practiceRhythm = [1.1, 1.05, 1.05, 1, 0.9, 0.4, 0.25]
const quizRhythm = [2.2, 1.4, 1, 0.9, 0.9, 0.4, 0.2]
/** Before the shift, at noon, in the evening: minutes of the day and their weight. */
const hours: [[from: number, to: number], number][] = [
  [[6 * 60 + 40, 8 * 60], 2],
  [[11 * 60 + 40, 13 * 60], 4],
  [[17 * 60 + 20, 18 * 60 + 30], 2],
  [[19 * 60 + 30, 22 * 60], 3],
]
const roundSizes: [number, number][] = [
  [5, 3],
  [10, 5],
  [20, 2],
]
const unfinished = 0.12
/** What an answer practised adds to the chance of being right, and where learning ends. */
const learningPerAnswer = 0.0006
const bestChance = 0.97

/**
 * One participation. `at` is the federation's wall clock read as if it were UTC, in ms: the database knows the zone.
 */
export type SampleFact = {
  kind: 'round' | 'attempt'
  person: SamplePerson
  at: number
  day: string
  answers: number
  right: number
  score: number | null
  maximum: number | null
  passed: boolean | null
}
export type SampleEntry = {
  board: string
  period: string
  personId: string
  score: number
  elapsedMs: number
  lastAnswerAt: number
}
export type SampleQuiz = { tradeCode: string; sections: Blueprint['sections']; maximum: number; passScore: number }
export type SampleHistory = { facts: SampleFact[]; entries: SampleEntry[] }

/** Eight weeks of a person up to `now` (a wall clock as in `SampleFact`), oldest first. */
const historyOf = (person: SamplePerson, quiz: SampleQuiz | undefined, now: number, random: Random) => {
  const facts: SampleFact[] = []
  const attempts: (SampleEntry & { period: '' })[] = []
  let practised = 0
  const chance = () => Math.min(bestChance, person.skill + practised * learningPerAnswer + between(-0.08, 0.08, random))
  const add = (at: number, fact: Omit<SampleFact, 'person' | 'at' | 'day'>) =>
    facts.push({ ...fact, person, at, day: periodOf(at, 'UTC').day })

  const today = Math.floor(now / dayMs) * dayMs
  for (let day = today - (days - 1) * dayMs; day <= today; day += dayMs) {
    const weekday = (new Date(day).getUTCDay() + 6) % 7
    // An activity that becomes known: the first weeks see two thirds of the last.
    const growth = 0.66 + 0.34 * (1 - (today - day) / (days * dayMs))
    const happens = (perWeek: number, rhythm: readonly number[]) =>
      random.next() < (perWeek / 7) * (rhythm[weekday] ?? 1) * growth * 1.15
    const moment = () => {
      const [from, to] = pickWeighted(hours, random)
      return day + Math.floor(between(from, to, random) * minuteMs)
    }

    const rounds = happens(person.eagerDays, practiceRhythm)
      ? pickWeighted(
          [
            [1, 6],
            [2, 3],
            [3, 1],
          ],
          random,
        )
      : 0
    for (let round = 0; round < rounds; round += 1) {
      const [at, size] = [moment(), pickWeighted(roundSizes, random)]
      const answers = random.next() < unfinished ? Math.ceil(random.next() * size) : size
      const right = successes(answers, chance(), random)
      if (at > now) continue
      practised += answers
      add(at, { kind: 'round', answers, right, score: null, maximum: null, passed: null })
    }

    if (quiz === undefined || !happens(person.eagerDays * 0.2, quizRhythm)) continue
    const marked = quiz.sections.map(({ type, count, maximum }) => {
      const right = successes(count, chance() - (type === 'multiple-choice' ? 0.15 : 0), random)
      return { right, score: right * maximum }
    })
    const [at, elapsedMs] = [moment(), Math.floor(between(5, 17, random) * minuteMs)]
    if (at > now) continue
    const score = marked.reduce((sum, section) => sum + section.score, 0)
    const { maximum } = quiz
    add(at, {
      kind: 'attempt',
      answers: quiz.sections.reduce((sum, section) => sum + section.count, 0),
      right: marked.reduce((sum, section) => sum + section.right, 0),
      score,
      maximum,
      passed: score >= quiz.passScore,
    })
    attempts.push({
      board: quiz.tradeCode,
      period: '',
      personId: person.id,
      score: boardScore(score, maximum),
      elapsedMs,
      lastAnswerAt: at,
    })
  }
  return { facts, attempts }
}

/** Eight weeks of all sample workers, and the boards that come of them by the rules that real attempts follow. */
export const sampleHistory = (
  people: readonly SamplePerson[],
  quizzes: readonly SampleQuiz[],
  now: number,
  random: Random,
): SampleHistory => {
  const facts: SampleFact[] = []
  const best = new Map<string, SampleEntry>()
  for (const person of people) {
    const quiz = quizzes.find(({ tradeCode }) => tradeCode === person.tradeCode)
    const history = historyOf(person, quiz, now, random)
    facts.push(...history.facts)
    for (const attempt of history.attempts)
      for (const period of [periodOf(attempt.lastAnswerAt, 'UTC').week, 'all']) {
        const place = `${attempt.board} ${period} ${attempt.personId}`
        const before = best.get(place)
        if (before === undefined || isBetter(attempt, before)) best.set(place, { ...attempt, period })
      }
  }
  return { facts, entries: [...best.values()] }
}
