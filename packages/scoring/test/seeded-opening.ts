import type { FairAnswer, FairAttempt } from '../src/fair-play.ts'
import { shortestReadMs } from '../src/reading-speed.ts'

/** Chance from a seed (mulberry32): the same opening for the same seed, anywhere. */
const chanceOf = (seed: number) => {
  let state = seed * 2_654_435_761
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const normal = () => Math.sqrt(-2 * Math.log(next() || 1e-9)) * Math.cos(2 * Math.PI * next())
  return { next, normal, pick: (count: number) => Math.floor(next() * count) }
}

type Chance = ReturnType<typeof chanceOf>
type Question = { id: string; difficulty: number; wrong: number[]; isTruth: boolean; signs: number }

const makeQuestions = (chance: Chance, count: number): Question[] =>
  Array.from({ length: count }, (_, number) => {
    // Wrong options are never equally tempting.
    const weights = [1, 2, 3].map(() => Math.exp(1.2 * chance.normal()))
    const sum = weights.reduce((a, b) => a + b, 0)
    return {
      id: `q${String(number).padStart(3, '0')}`,
      difficulty: chance.normal(),
      wrong: weights.map((weight) => weight / sum),
      isTruth: chance.next() < 0.2,
      signs: 40 + chance.pick(100),
    }
  })

const wrongOption = (chance: Chance, { wrong, isTruth }: Question): string => {
  if (isTruth) return 'wrong'
  let left = chance.next()
  const index = wrong.findIndex((share) => {
    left -= share
    return left < 0
  })
  return `option ${Math.max(0, index)}`
}

type Person = { place: string; ability: number; secondsEach: number; taught: ReadonlyMap<string, string> }
type Say = (question: Question) => { said: string; seconds: number }

/** Answers a paper in an order of its own; the device's word agrees with the server's clock. */
const sit = (
  chance: Chance,
  attemptId: string,
  place: string,
  questions: readonly Question[],
  say: Say,
): FairAttempt => {
  const startedMs = 1_000_000_000 + Math.round(chance.next() * 300_000)
  const order = [...questions].map((question) => ({ question, key: chance.next() })).sort((a, b) => a.key - b.key)
  let at = startedMs
  const answers = order.map(({ question }, slot): FairAnswer => {
    const { said, seconds } = say(question)
    at += Math.round(seconds * 1_000)
    return {
      slot,
      question: question.id,
      mark: said === 'right' ? 'right' : 'wrong',
      said,
      atMs: at,
      elapsedMs: at - startedMs,
      leastMs: shortestReadMs(question.signs),
      sameByChance: question.isTruth ? 1 : 0.45,
    }
  })
  return { attemptId, personId: attemptId, place, startedMs, answers }
}

const honestly =
  (chance: Chance, { ability, secondsEach, taught }: Person): Say =>
  (question) => {
    const seconds = Math.max(2, secondsEach * Math.exp(0.6 * chance.normal()))
    const misconception = taught.get(question.id)
    if (misconception !== undefined && chance.next() < 0.6) return { said: misconception, seconds }
    const isRight = chance.next() < 1 / (1 + Math.exp(question.difficulty - ability))
    return { said: isRight ? 'right' : wrongOption(chance, question), seconds }
  }

/** The other goes to the same question and answers it some seconds later. */
const copied = (
  chance: Chance,
  from: FairAttempt,
  attemptId: string,
  own: Say,
  questions: readonly Question[],
): FairAttempt => {
  const byId = new Map(questions.map((question) => [question.id, question]))
  const answers = from.answers.map((answer): FairAnswer => {
    const question = byId.get(answer.question) as Question
    const said = chance.next() < 0.85 ? answer.said : own(question).said
    const atMs = answer.atMs + 3_000 + chance.pick(20_000)
    return { ...answer, said, mark: said === 'right' ? 'right' : 'wrong', atMs, elapsedMs: atMs - from.startedMs }
  })
  return { ...from, attemptId, personId: attemptId, answers: answers.sort((a, b) => a.atMs - b.atMs) }
}

/** Some lose the signal: the last part of their answers reaches the server in one piece. */
const offline = (attempt: FairAttempt): FairAttempt => {
  const from = Math.floor(attempt.answers.length / 2)
  const atMs = attempt.answers.at(-1)?.atMs ?? attempt.startedMs
  return { ...attempt, answers: attempt.answers.map((answer, n) => (n < from ? answer : { ...answer, atMs })) }
}

/**
 * An opening with honest people (who differ in what they know and how fast they are, share what their team was taught
 * wrong, and now and then lose the signal) and, of 40 enterprises' teams, some who cheat: pairs of whom one copies, bots
 * that answer faster than anybody reads, and groups that have learnt a leaked key with its faults.
 */
export const seededOpening = (seed: number, { people = 1_000, questions: count = 120 } = {}) => {
  const chance = chanceOf(seed)
  const questions = makeQuestions(chance, count)
  const teams = Array.from({ length: Math.ceil(people / 25) }, (_, team) => ({
    place: `/1/${10 + Math.floor(team / 4)}/${100 + team}/`,
    taught: new Map(
      questions.filter(() => chance.next() < 0.03).map((question) => [question.id, wrongOption(chance, question)]),
    ),
  }))
  const personIn = (team: number): Person => ({
    place: teams[team]?.place ?? '/1/',
    taught: teams[team]?.taught ?? new Map(),
    ability: 0.8 + chance.normal(),
    secondsEach: 18 * Math.exp(0.35 * chance.normal()),
  })
  const attempts: FairAttempt[] = Array.from({ length: people }, (_, number) => {
    const person = personIn(number % teams.length)
    const attempt = sit(chance, `honest ${number}`, person.place, questions, honestly(chance, person))
    return chance.next() < 0.03 ? offline(attempt) : attempt
  })
  if (people < 500) return { attempts, cheaters: { pairs: [], bots: [], leak: [], all: [] } }
  const pairs = Array.from({ length: 5 }, (_, number): [string, string] => {
    const person = { ...personIn(number), ability: -0.2 + 0.3 * chance.normal() }
    const one = sit(chance, `copied ${number}`, person.place, questions, honestly(chance, person))
    attempts.push(one, copied(chance, one, `copier ${number}`, honestly(chance, person), questions))
    return [`copied ${number}`, `copier ${number}`]
  })
  const bots = Array.from({ length: 4 }, (_, number) => {
    const say: Say = (question) => ({
      said: chance.next() < 0.95 ? 'right' : wrongOption(chance, question),
      seconds: 0.3 + 0.5 * chance.next(),
    })
    attempts.push(sit(chance, `bot ${number}`, personIn(number).place, questions, say))
    return `bot ${number}`
  })
  const leaked = new Map(
    questions.map((question) => [
      question.id,
      chance.next() < 0.15 ? (question.isTruth ? 'wrong' : `option ${chance.pick(3)}`) : 'right',
    ]),
  )
  const leak = Array.from({ length: 8 }, (_, number) => {
    const person = personIn(20 + (number % 4))
    const own = honestly(chance, person)
    const say: Say = (question) =>
      chance.next() < 0.95
        ? { said: leaked.get(question.id) ?? 'right', seconds: 4 + 5 * chance.next() }
        : own(question)
    attempts.push(sit(chance, `leak ${number}`, person.place, questions, say))
    return `leak ${number}`
  })
  return { attempts, cheaters: { pairs, bots, leak, all: [...pairs.flat(), ...bots, ...leak] } }
}
