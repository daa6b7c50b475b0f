import fc from 'fast-check'
import { expect, test } from 'vitest'
import { grade } from './grade.ts'
import { markBy, passMarkOf } from './mark-by.ts'
import { scoreAttempt, scoreSlot } from './score-attempt.ts'
import type { Key, Response } from './types.ts'

const choice = (id: string): Key => ({ type: 'single-choice', choice: id })
const chosen = (id: string): Response => ({ choice: id })

test('a further answer is as good as the key, and no other is', () => {
  const marking = { key: choice('A'), also: [choice('C')] }
  expect(['A', 'B', 'C'].map((id) => markBy(marking, chosen(id)))).toEqual(['right', 'wrong', 'right'])
})

test('an answer that one key leaves to a person is not wrong by another', () => {
  const open: Key = { type: 'numeric', number: '?', tolerance: '0' }
  const known: Key = { type: 'numeric', number: '5', tolerance: '0' }
  for (const [key, also] of [
    [open, known],
    [known, open],
  ] as const) {
    expect(markBy({ key, also: [also] }, { number: '5' })).toBe('right')
    expect(markBy({ key, also: [also] }, { number: '6' })).toBe('open')
  }
})

test('everybody gets the mark, also who did not answer; a dropped question leaves score and maximum', () => {
  const slot = { maximum: 200, key: choice('A') }
  const everyone = { ...slot, treatment: 'everyone' as const }
  expect(scoreSlot({ ...everyone, response: chosen('B') })).toEqual({ mark: 'right', score: 200 })
  expect(scoreSlot({ ...everyone, response: null })).toEqual({ mark: 'unanswered', score: 200 })
  const dropped = { ...slot, treatment: 'dropped' as const }
  const right = { maximum: 100, key: choice('A'), response: chosen('A') }
  expect(scoreAttempt([{ ...dropped, response: chosen('A') }, right])).toEqual({
    score: 100,
    maximum: 100,
    slots: [
      { mark: 'dropped', score: 0 },
      { mark: 'right', score: 100 },
    ],
  })
})

test('the pass mark keeps its share of what is left, rounded up', () => {
  expect(passMarkOf(6_000, 10_000, 9_900)).toBe(5_940)
  expect(passMarkOf(601, 1_000, 900)).toBe(541)
  expect(passMarkOf(600, 1_000, 1_000)).toBe(600)
  expect(passMarkOf(600, 1_000, 0)).toBe(0)
  fc.assert(
    fc.property(fc.nat(20_000), fc.nat(20_000), fc.nat(20_000), fc.nat(20_000), (score, pass, left, lost) => {
      fc.pre(left + lost > 0 && pass <= left + lost)
      expect(score >= passMarkOf(pass, left + lost, left)).toBe(score * (left + lost) >= pass * left)
    }),
  )
})

test('further answers never take a mark away', () => {
  const id = fc.constantFrom('A', 'B', 'C', 'D')
  fc.assert(
    fc.property(id, fc.array(id), id, (key, also, given) => {
      const marked = markBy({ key: choice(key), also: also.map(choice) }, chosen(given))
      if (grade(choice(key), chosen(given)) === 'right') expect(marked).toBe('right')
      expect(marked).toBe([key, ...also].includes(given) ? 'right' : 'wrong')
    }),
  )
})
