import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isAnswered, scoreAttempt } from './score-attempt.ts'
import type { Key, Response } from './types.ts'

const truth: Key = { type: 'true-false', truth: true }
const written: Key = { type: 'written', rubric: '' }

test('adds up what is right and takes nothing off', () => {
  expect(
    scoreAttempt([
      { maximum: 150, key: truth, response: { truth: true } },
      { maximum: 100, key: truth, response: { truth: false } },
      { maximum: 50, key: truth, response: {} },
      { maximum: 50, key: truth, response: null },
    ]),
  ).toEqual({
    score: 150,
    maximum: 350,
    slots: [
      { mark: 'right', score: 150 },
      { mark: 'wrong', score: 0 },
      { mark: 'unanswered', score: 0 },
      { mark: 'unanswered', score: 0 },
    ],
  })
})

test('there is no score while an answer waits for a person, and one when nothing waits', () => {
  const right = { maximum: 100, key: truth, response: { truth: true } }
  expect(scoreAttempt([right, { maximum: 500, key: written, response: { text: '步骤' } }])).toMatchObject({
    score: null,
    maximum: 600,
  })
  expect(scoreAttempt([right, { maximum: 500, key: written, response: {} }])).toMatchObject({ score: 100 })
})

test('an empty paper is worth nothing', () => {
  expect(scoreAttempt([])).toEqual({ score: 0, maximum: 0, slots: [] })
})

test('empty answers count as none', () => {
  const empty: (Response | null)[] = [
    null,
    {},
    { choices: [] },
    { texts: ['', ' '] },
    { text: '\u3000' },
    { number: '' },
  ]
  for (const response of empty) expect(isAnswered(response)).toBe(false)
  const full: Response[] = [{ truth: false }, { texts: ['', 'a'] }, { pairs: [['1', 'a']] }, { number: '0' }]
  for (const response of full) expect(isAnswered(response)).toBe(true)
})

test('the score lies between nothing and the maximum and is the sum of its slots', () => {
  const slot = fc.record({
    maximum: fc.nat(1000),
    key: fc.constant(truth),
    response: fc.constantFrom<Response | null>({ truth: true }, { truth: false }, {}, null),
  })
  fc.assert(
    fc.property(fc.array(slot), (slots) => {
      const { score, maximum, slots: scored } = scoreAttempt(slots)
      expect(score).toBe(scored.reduce((sum, one) => sum + one.score, 0))
      expect(score).toBeLessThanOrEqual(maximum)
      expect(scored.map((one) => one.mark === 'right')).toEqual(
        slots.map(({ response }) => response !== null && 'truth' in response && response.truth === true),
      )
    }),
  )
})
