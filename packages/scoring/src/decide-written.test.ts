import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decideWritten, type WrittenRules } from './decide-written.ts'

const none = { first: null, second: null, third: null }
const score = fc.integer({ min: 0, max: 2_000 })
const rules: fc.Arbitrary<WrittenRules> = fc.record({
  markers: fc.constantFrom(1, 2),
  markersDiffer: fc.integer({ min: 1, max: 500 }),
})

test('one marker decides alone', () => {
  const alone = { markers: 1, markersDiffer: 100 } as const
  expect(decideWritten(none, alone)).toEqual({ waitsFor: 1, score: null })
  expect(decideWritten({ ...none, first: 350 }, alone)).toEqual({ waitsFor: null, score: 350 })
})

test('two who agree make the mean, rounded up; a third decides where they differ', () => {
  const two = { markers: 2, markersDiffer: 100 } as const
  expect(decideWritten({ ...none, first: 350 }, two)).toEqual({ waitsFor: 2, score: null })
  expect(decideWritten({ ...none, first: 350, second: 301 }, two)).toEqual({ waitsFor: null, score: 326 })
  expect(decideWritten({ ...none, first: 350, second: 250 }, two)).toEqual({ waitsFor: 3, score: null })
  expect(decideWritten({ first: 350, second: 250, third: 100 }, two)).toEqual({ waitsFor: null, score: 100 })
  expect(decideWritten({ ...none, second: 250 }, two)).toEqual({ waitsFor: 1, score: null })
})

test('a decided score lies between the marks, is the same whoever of the two came first, and only a third settles a difference', () => {
  fc.assert(
    fc.property(score, score, fc.option(score), rules, (first, second, third, by) => {
      const decision = decideWritten({ first, second, third }, by)
      if (by.markers === 2) expect(decideWritten({ first: second, second: first, third }, by)).toEqual(decision)
      if (decision.waitsFor === null) {
        const given = [first, second, ...(third === null ? [] : [third])]
        expect(decision.score).toBeGreaterThanOrEqual(Math.min(...given))
        expect(decision.score).toBeLessThanOrEqual(Math.max(...given))
        expect(Number.isInteger(decision.score)).toBe(true)
      } else {
        expect(decision.waitsFor).toBe(3)
        expect(third).toBeNull()
        expect(Math.abs(first - second)).toBeGreaterThanOrEqual(by.markersDiffer)
      }
    }),
  )
})

test('it waits for the first mark that is missing, and for nobody else', () => {
  fc.assert(
    fc.property(fc.option(score), fc.option(score), rules, (first, second, by) => {
      const { waitsFor } = decideWritten({ first, second, third: null }, by)
      if (first === null) expect(waitsFor).toBe(1)
      else if (by.markers === 1) expect(waitsFor).toBeNull()
      else if (second === null) expect(waitsFor).toBe(2)
      else expect([null, 3]).toContain(waitsFor)
    }),
  )
})
