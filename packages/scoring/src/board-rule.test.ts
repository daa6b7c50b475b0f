import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boardScore, isBetter, rank } from './board-rule.ts'

const entry = fc.record({
  score: fc.integer({ min: 0, max: 3 }),
  elapsedMs: fc.nat(3),
  lastAnswerAt: fc.nat(3),
})
const people = fc
  .array(entry, { maxLength: 30 })
  .chain((entries) => fc.tuple(fc.constant(entries), fc.uniqueArray(fc.uuid(), { minLength: 30, maxLength: 30 })))
  .map(([entries, ids]) => entries.map((one, at) => ({ ...one, personId: ids[at] ?? '' })))

test('score first, then the shorter time, then the earlier answer, then the id', () => {
  const board = rank([
    { personId: 'f', score: 8000, elapsedMs: 1, lastAnswerAt: 1 },
    { personId: 'e', score: 9000, elapsedMs: 5, lastAnswerAt: 9 },
    { personId: 'd', score: 9000, elapsedMs: 6, lastAnswerAt: 1 },
    { personId: 'c', score: 9000, elapsedMs: 5, lastAnswerAt: 8 },
    { personId: 'b', score: 9000, elapsedMs: 5, lastAnswerAt: 9 },
  ])
  expect(board.map((one) => `${one.rank}${one.personId}`)).toEqual(['1c', '2b', '3e', '4d', '5f'])
})

test('ranks are 1…n, whatever the order in which entries come', () => {
  fc.assert(
    fc.property(
      people.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      ([entries, shuffled]) => {
        const board = rank(entries)
        expect(board.map((one) => one.rank)).toEqual(entries.map((_, at) => at + 1))
        expect(rank(shuffled)).toEqual(board)
      },
    ),
  )
})

test('nobody stands above somebody better', () => {
  fc.assert(
    fc.property(people, (entries) => {
      const board = rank(entries)
      for (const [at, above] of board.entries())
        for (const below of board.slice(at + 1)) expect(isBetter(below, above)).toBe(false)
    }),
  )
})

test('of two entries one is better, or they are equal in everything that counts', () => {
  fc.assert(
    fc.property(entry, entry, (a, b) => {
      const equal = a.score === b.score && a.elapsedMs === b.elapsedMs && a.lastAnswerAt === b.lastAnswerAt
      expect(Number(isBetter(a, b)) + Number(isBetter(b, a))).toBe(equal ? 0 : 1)
    }),
  )
})

test('another rule orders otherwise and may let equals share a rank', () => {
  const entries = [
    { personId: 'a', score: 9000, elapsedMs: 9, lastAnswerAt: 1 },
    { personId: 'b', score: 9000, elapsedMs: 5, lastAnswerAt: 2 },
    { personId: 'c', score: 9000, elapsedMs: 5, lastAnswerAt: 3 },
    { personId: 'd', score: 8000, elapsedMs: 5, lastAnswerAt: 3 },
  ]
  const places = (ties: ('elapsed' | 'earlier')[]) =>
    rank(entries, { measure: 'best-quiz-score', ties, strict: false }).map((one) => `${one.rank}${one.personId}`)
  expect(places(['elapsed'])).toEqual(['1b', '1c', '3a', '4d'])
  expect(places(['earlier'])).toEqual(['1a', '2b', '3c', '4d'])
})

test('a share of the marks is rounded down, exactly', () => {
  expect(boardScore(2, 3)).toBe(6666)
  expect(boardScore(5700, 10_000)).toBe(5700)
  expect(boardScore(10_000, 10_000)).toBe(10_000)
  expect(boardScore(0, 0)).toBe(0)
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), fc.nat(100_000), (maximum, part) => {
      const score = Math.min(part, maximum)
      expect(BigInt(boardScore(score, maximum))).toBe((BigInt(score) * 10_000n) / BigInt(maximum))
    }),
  )
})
