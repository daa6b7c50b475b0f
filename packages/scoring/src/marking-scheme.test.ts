import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { MarkingScheme } from './marking-scheme.ts'
import { plainScheme } from './marking-scheme.ts'
import { scoreAttempt, scoreSlot } from './score-attempt.ts'
import type { Key, Response } from './types.ts'

const letters = ['A', 'B', 'C', 'D', 'E']
const choice = (choices: string[]): Response => ({ choices })
const key = (choices: string[]): Key => ({ type: 'multiple-choice', choices })
const incomplete: MarkingScheme = { choiceMarking: 'incomplete', wrongCostsPercent: 0 }
const options: MarkingScheme = { choiceMarking: 'options', wrongCostsPercent: 0 }
const marks = (chosen: string[], scheme: MarkingScheme, maximum = 200) =>
  scoreSlot({ maximum, key: key(['A', 'B', 'C']), response: choice(chosen) }, scheme)

test('an incomplete answer earns its share, and nothing with a wrong option', () => {
  expect(marks(['A', 'B', 'C'], incomplete)).toEqual({ mark: 'right', score: 200 })
  expect(marks(['A', 'B'], incomplete)).toEqual({ mark: 'part', score: 133 })
  expect(marks(['C'], incomplete)).toEqual({ mark: 'part', score: 66 })
  expect(marks(['A', 'B', 'D'], incomplete)).toEqual({ mark: 'wrong', score: 0 })
  expect(marks(['A', 'B', 'C', 'D'], incomplete)).toEqual({ mark: 'wrong', score: 0 })
})

test('option by option a wrong one takes a right one away, and no further', () => {
  expect(marks(['A', 'B', 'C', 'D'], options)).toEqual({ mark: 'part', score: 133 })
  expect(marks(['A', 'D'], options)).toEqual({ mark: 'wrong', score: 0 })
  expect(marks(['D', 'E'], options)).toEqual({ mark: 'wrong', score: 0 })
  // An option that is named twice is no answer of ours.
  expect(marks(['A', 'A'], options)).toEqual({ mark: 'wrong', score: 0 })
})

test('a wrong answer costs its share; a part, an empty and a written one cost nothing, and no attempt falls below 0', () => {
  const scheme: MarkingScheme = { choiceMarking: 'incomplete', wrongCostsPercent: 25 }
  expect(marks(['D'], scheme)).toEqual({ mark: 'wrong', score: -50 })
  expect(marks(['A'], scheme)).toEqual({ mark: 'part', score: 66 })
  expect(marks([], scheme)).toEqual({ mark: 'unanswered', score: 0 })
  const truth = { maximum: 150, key: { type: 'true-false', truth: true } as const }
  const right = { ...truth, response: { truth: true } }
  const wrong = { ...truth, response: { truth: false } }
  expect(scoreAttempt([right, wrong], scheme)).toMatchObject({ score: 113, slots: [{ score: 150 }, { score: -37 }] })
  expect(scoreAttempt([wrong, wrong], scheme).score).toBe(0)
})

test('of several accepted answers the one that suits best decides', () => {
  const slot = { maximum: 200, key: key(['A', 'B', 'C']), also: [key(['A', 'D'])], response: choice(['A']) }
  expect(scoreSlot(slot, incomplete)).toEqual({ mark: 'part', score: 100 })
})

const subset = fc.subarray(letters)
const anySlot = fc.record({
  maximum: fc.integer({ min: 1, max: 2_000 }),
  key: fc.subarray(letters, { minLength: 1 }).map(key),
  response: fc.oneof(subset.map(choice), fc.constant(null)),
})
const anyScheme = fc.record({
  choiceMarking: fc.constantFrom('whole' as const, 'incomplete' as const, 'options' as const),
  wrongCostsPercent: fc.nat(100),
})

test('no scheme gives more than the maximum, less than 0 in all, or anything but whole hundredths', () => {
  fc.assert(
    fc.property(fc.array(anySlot, { maxLength: 12 }), anyScheme, (slots, scheme) => {
      const { score, maximum, slots: scored } = scoreAttempt(slots, scheme)
      expect(score).toBeGreaterThanOrEqual(0)
      expect(score).toBeLessThanOrEqual(maximum)
      for (const [index, one] of scored.entries()) {
        const most = slots[index]?.maximum ?? 0
        expect(Number.isSafeInteger(one.score) && !Object.is(one.score, -0)).toBe(true)
        expect(one.score).toBeLessThanOrEqual(most)
        expect(one.score).toBeGreaterThanOrEqual(-most)
        if (one.mark === 'part') expect(one.score > 0 && one.score < most).toBe(true)
        if (one.mark === 'unanswered') expect(one.score).toBe(0)
      }
    }),
  )
})

test('a right option more never earns less, a wrong one more never earns more', () => {
  fc.assert(
    fc.property(
      anySlot.filter(({ response }) => response !== null),
      anyScheme.map((scheme) => ({ ...scheme, wrongCostsPercent: 0 })),
      fc.constantFrom(...letters),
      ({ maximum, key: right, response }, scheme, more) => {
        const chosen = response !== null && 'choices' in response ? response.choices : []
        fc.pre(!chosen.includes(more) && right.type === 'multiple-choice')
        const before = scoreSlot({ maximum, key: right, response: choice(chosen) }, scheme).score
        const after = scoreSlot({ maximum, key: right, response: choice([...chosen, more]) }, scheme).score
        // All or nothing: one more can only complete an answer, or spoil it.
        if (right.type === 'multiple-choice' && right.choices.includes(more))
          expect(after).toBeGreaterThanOrEqual(before)
        else expect(after).toBeLessThanOrEqual(before)
      },
    ),
  )
})

test('a kinder scheme never gives less, and all or nothing is what marking by the key alone gives', () => {
  fc.assert(
    fc.property(anySlot, (slot) => {
      const score = (choiceMarking: MarkingScheme['choiceMarking']) =>
        scoreSlot(slot, { choiceMarking, wrongCostsPercent: 0 }).score
      expect(score('incomplete')).toBeGreaterThanOrEqual(score('whole'))
      expect(score('options')).toBeGreaterThanOrEqual(score('incomplete'))
      expect(scoreSlot(slot, plainScheme)).toEqual(scoreSlot(slot))
      const same = (a: string[], b: string[]) => [...a].sort().join() === [...b].sort().join()
      const chosen = slot.response !== null && 'choices' in slot.response ? slot.response.choices : []
      const isRight = slot.key.type === 'multiple-choice' && same(chosen, slot.key.choices)
      expect(score('whole')).toBe(isRight ? slot.maximum : 0)
    }),
  )
})
