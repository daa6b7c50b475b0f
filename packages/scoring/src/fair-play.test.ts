import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededOpening } from '../test/seeded-opening.ts'
import { devicesSuspicion, leavingSuspicion, suspicionOf } from './fair-play.ts'
import { areNear } from './near-places.ts'
import { findImpossibleSpeed, shortestReadMs } from './reading-speed.ts'
import { compareAnswers } from './same-answers.ts'
import { atLeast } from './tail.ts'

const finish = <T>(steps: Generator<unknown, T>): T => {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

const flagged = ({ attempts }: ReturnType<typeof seededOpening>) => {
  const found = new Map<string, number[]>()
  for (const { attemptId, suspicion } of [...findImpossibleSpeed(attempts), ...finish(compareAnswers(attempts))])
    found.set(attemptId, [...(found.get(attemptId) ?? []), suspicion])
  return new Map([...found].map(([id, flags]) => [id, suspicionOf(flags)]))
}

describe.each([1, 2, 3])('an opening of 1,000 from seed %i, with people who cheat among them', (seed) => {
  const opening = seededOpening(seed)
  const found = flagged(opening)

  test('whoever cheats is ranked before all but a few of the honest, and flagged', () => {
    const ranked = [...found].sort((a, b) => b[1] - a[1]).map(([id]) => id)
    for (const cheater of opening.cheaters.all) expect(ranked.indexOf(cheater), cheater).toBeGreaterThanOrEqual(0)
    const first = ranked.slice(0, opening.cheaters.all.length + 2)
    expect(opening.cheaters.all.filter((id) => !first.includes(id))).toEqual([])
  })

  test('of the honest at most 5 in 1,000 are flagged', () => {
    const honest = opening.attempts.filter(({ attemptId }) => !opening.cheaters.all.includes(attemptId))
    expect(honest.length).toBeGreaterThan(900)
    const wrongly = honest.filter(({ attemptId }) => found.has(attemptId))
    expect(wrongly.length / honest.length).toBeLessThanOrEqual(0.005)
  })

  test('a pair that copies names each other, and a bot its speed', () => {
    const pairs = new Map(finish(compareAnswers(opening.attempts)).map((one) => [one.attemptId, one.partners]))
    for (const [one, other] of opening.cheaters.pairs) {
      expect(pairs.get(one)?.map(({ attemptId }) => attemptId)).toContain(other)
      expect(pairs.get(other)?.map(({ attemptId }) => attemptId)).toContain(one)
    }
    const fast = findImpossibleSpeed(opening.attempts).map(({ attemptId }) => attemptId)
    for (const bot of opening.cheaters.bots) expect(fast).toContain(bot)
  })
})

test('a group that learnt a key with its faults is found, though no two of it prove it', () => {
  const { attempts, cheaters } = seededOpening(16)
  const found = finish(compareAnswers(attempts)).map(({ attemptId }) => attemptId)
  expect(found.filter((id) => cheaters.leak.includes(id)).length).toBeGreaterThanOrEqual(7)
  const wrongly = found.filter((id) => !cheaters.all.includes(id))
  expect(wrongly.length / attempts.length).toBeLessThanOrEqual(0.005)
})

test('where everybody answers in the same order at the same pace, the time is no evidence against anybody', () => {
  let state = 7
  const pick = (count: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 4_294_967_296) * count)
  }
  // All guess, which makes most answers wrong.
  const guessed = seededOpening(4, { people: 250 })
    .attempts.slice(0, 250)
    .map((attempt) => {
      const answers = [...attempt.answers].sort((a, b) => (a.question < b.question ? -1 : 1))
      const guess = () => ['right', 'option 0', 'option 1', 'option 2'][pick(4)] ?? ''
      return {
        ...attempt,
        place: '/1/2/3/',
        answers: answers.map((answer, n) => {
          const said = guess()
          const mark = said === 'right' ? ('right' as const) : ('wrong' as const)
          return { ...answer, said, mark, atMs: n * 20_000, sameByChance: 0.45 }
        }),
      }
    })
  expect(finish(compareAnswers(guessed)).length / guessed.length).toBeLessThanOrEqual(0.005)
})

test('what waited without signal and comes in one piece is no speed', () => {
  const [one] = seededOpening(9, { people: 40 }).attempts
  if (one === undefined) throw new Error('there are some')
  const last = Math.max(...one.answers.map(({ atMs }) => atMs))
  const inOnePiece = { ...one, answers: one.answers.map((answer) => ({ ...answer, atMs: last })) }
  expect(findImpossibleSpeed([inOnePiece])).toEqual([])
  const asBot = {
    ...one,
    answers: inOnePiece.answers.map((answer, n) => ({
      ...answer,
      mark: 'right' as const,
      elapsedMs: n,
      atMs: one.startedMs + 200 * n,
    })),
  }
  expect(findImpossibleSpeed([asBot])).toMatchObject([{ attemptId: one.attemptId, fast: one.answers.length }])
})

test('quick guessing that gains nothing is no speed', () => {
  const { attempts } = seededOpening(9, { people: 40 })
  const [one, ...rest] = attempts
  if (one === undefined) throw new Error('there are some')
  const guessed = one.answers.map((answer, n) => ({
    ...answer,
    mark: n % 4 === 0 ? ('right' as const) : ('wrong' as const),
    elapsedMs: n,
    atMs: one.startedMs + 200 * n,
  }))
  const ids = findImpossibleSpeed([{ ...one, answers: guessed }, ...rest]).map(({ attemptId }) => attemptId)
  expect(ids).not.toContain(one.attemptId)
})

test('two attempts of one person, and people far from each other, are not compared', () => {
  const { attempts, cheaters } = seededOpening(1, { people: 500 })
  const [one, other] = cheaters.pairs[0] ?? ['', '']
  const twin = attempts.find(({ attemptId }) => attemptId === one)
  if (twin === undefined) throw new Error('the pair is there')
  const changed = (change: object) =>
    finish(
      compareAnswers(attempts.map((attempt) => (attempt.attemptId === other ? { ...attempt, ...change } : attempt))),
    )
  const names = (change: object) => changed(change).map(({ attemptId }) => attemptId)
  expect(names({})).toContain(one)
  expect(names({ personId: twin.personId })).not.toContain(one)
  expect(names({ place: '/1/99/98/97/' })).not.toContain(one)
})

test('near is the same, right above or below, and beside each other below one that is not the root', () => {
  expect(areNear('/1/2/3/', '/1/2/3/')).toBe(true)
  expect(areNear('/1/2/3/', '/1/2/4/')).toBe(true)
  expect(areNear('/1/2/', '/1/2/4/')).toBe(true)
  expect(areNear('/1/2/3/', '/1/5/4/')).toBe(false)
  expect(areNear('/1/', '/1/2/3/')).toBe(false)
})

test('the tail is what trying all outcomes says', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 8 }),
      fc.integer({ min: 0, max: 8 }),
      (chances, count) => {
        let sum = 0
        for (let outcome = 0; outcome < 2 ** chances.length; outcome += 1) {
          const happens = chances.map((_, place) => Math.floor(outcome / 2 ** place) % 2 === 1)
          if (happens.filter(Boolean).length < count) continue
          sum += chances.reduce((product, chance, place) => product * (happens[place] ? chance : 1 - chance), 1)
        }
        expect(atLeast(count, chances)).toBeCloseTo(sum, 9)
      },
    ),
  )
})

test('facts alone never weigh as much as what cannot be chance', () => {
  expect(devicesSuspicion(1)).toBe(0)
  expect(leavingSuspicion(4, 100)).toBe(0)
  fc.assert(
    fc.property(fc.nat(), fc.nat(), (count, seconds) => {
      expect(devicesSuspicion(count)).toBeLessThan(50)
      expect(leavingSuspicion(count, seconds)).toBeLessThan(50)
    }),
  )
  expect(suspicionOf([])).toBe(0)
  expect(suspicionOf([50, 50])).toBe(75)
  expect(shortestReadMs(0)).toBeGreaterThan(0)
  expect(shortestReadMs(100_000)).toBeLessThan(10_000)
})
