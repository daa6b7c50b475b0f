import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exchangeMaximum, exchangeScore } from './exchange-marks.ts'
import { treatments } from './mark-by.ts'
import { type SlotToScore, scoreAttempt } from './score-attempt.ts'
import type { Key, Response } from './types.ts'

const letters = ['A', 'B', 'C', 'D']
const anyChoices = fc.subarray(letters, { minLength: 1 })
const anyKey = fc.oneof(
  anyChoices.map((choices): Key => ({ type: 'multiple-choice', choices })),
  fc.constant<Key>({ type: 'written', rubric: '' }),
)
const anyMarking = fc.record({
  key: anyKey,
  also: fc.array(anyKey, { maxLength: 2 }),
  treatment: fc.constantFrom(...treatments),
})
const anyGiven = fc.record({
  maximum: fc.integer({ min: 1, max: 500 }),
  response: fc.oneof(
    fc.subarray(letters).map((choices): Response => ({ choices })),
    fc.constant<Response>({ text: '先断电' }),
    fc.constant(null),
  ),
  people: fc.option(fc.integer({ min: 0, max: 1 }), { nil: undefined }),
})
const anyScheme = fc.record({
  choiceMarking: fc.constantFrom('whole' as const, 'incomplete' as const, 'options' as const),
  wrongCostsPercent: fc.constantFrom(0, 0, 25, 100),
})

test('marks that are exchanged make what marking the whole paper makes', () => {
  let told = 0
  fc.assert(
    fc.property(
      fc.array(fc.record({ given: anyGiven, before: anyMarking, after: fc.option(anyMarking) }), { maxLength: 8 }),
      anyScheme,
      (paper, scheme) => {
        const by = (which: 'before' | 'after') =>
          paper.map(
            ({ given, before, after }): SlotToScore => ({
              ...given,
              ...(which === 'after' ? (after ?? before) : before),
            }),
          )
        const [old, whole] = [scoreAttempt(by('before'), scheme), scoreAttempt(by('after'), scheme)]
        const exchanged = paper.flatMap(({ given: { maximum }, after }, index) => {
          const [was, is] = [old.slots[index], whole.slots[index]]
          return after === null || was === undefined || is === undefined ? [] : [{ maximum, before: was, after: is }]
        })
        expect(exchangeMaximum(old.maximum, exchanged)).toBe(whole.maximum)
        const score = exchangeScore(old.score, exchanged, scheme)
        if (score === undefined)
          expect(old.score === null || (old.score === 0 && scheme.wrongCostsPercent > 0)).toBe(true)
        else {
          told++
          expect(score).toBe(whole.score)
        }
      },
    ),
    { numRuns: 500 },
  )
  expect(told).toBeGreaterThan(50)
})

test('changes at once make what each alone makes after the other, in whatever order; twice is once', () => {
  let told = 0
  fc.assert(
    fc.property(
      fc.array(fc.record({ given: anyGiven, before: anyMarking, after: anyMarking }), { minLength: 2, maxLength: 8 }),
      anyScheme,
      fc.infiniteStream(fc.nat()),
      (paper, scheme, chance) => {
        const slots = (which: 'before' | 'after') =>
          scoreAttempt(
            paper.map(({ given, ...by }): SlotToScore => ({ ...given, ...by[which] })),
            scheme,
          )
        const [old, whole] = [slots('before'), slots('after')]
        const exchanged = paper.flatMap(({ given: { maximum } }, index) => {
          const [before, after] = [old.slots[index], whole.slots[index]]
          return before === undefined || after === undefined ? [] : [{ maximum, before, after }]
        })
        const order = exchanged
          .map((one) => ({ one, by: chance.next().value ?? 0 }))
          .sort((a, b) => a.by - b.by)
          .map(({ one }) => one)
        const step = (score: number | null | undefined, one: (typeof exchanged)[number]) =>
          score === undefined ? undefined : exchangeScore(score, [one], scheme)
        const together = exchangeScore(old.score, exchanged, scheme)
        const after = order.reduce(step, old.score as number | null | undefined)
        expect(order.reduce((maximum, one) => exchangeMaximum(maximum, [one]), old.maximum)).toBe(
          exchangeMaximum(old.maximum, exchanged),
        )
        if (together === undefined || after === undefined) return
        told++
        expect(after).toBe(together)
        const again = exchanged.map((one) => ({ ...one, before: one.after }))
        expect(exchangeMaximum(whole.maximum, again)).toBe(whole.maximum)
        const twice = exchangeScore(together, again, scheme)
        if (twice !== undefined) expect(twice).toBe(together)
      },
    ),
    { numRuns: 500 },
  )
  expect(told).toBeGreaterThan(50)
})
