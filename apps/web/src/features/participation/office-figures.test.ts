import { expect, test } from 'vitest'
import { type Figures, sharesOf, sortRows } from './office-figures.ts'

const row = (changes: Partial<Figures>): Figures => ({
  people: 0,
  participations: 0,
  answers: 0,
  right: 0,
  attempts: 0,
  awaiting: 0,
  passed: 0,
  members: 0,
  ...changes,
})

test('a share of nothing is none', () => {
  expect(sharesOf(row({}))).toEqual({ coverage: undefined, accuracy: undefined, passRate: undefined })
  expect(sharesOf(row({ members: 4, people: 1, answers: 10, right: 9, attempts: 2, passed: 2 }))).toEqual({
    coverage: 0.25,
    accuracy: 0.9,
    passRate: 1,
  })
})

test('what people still mark has neither passed nor failed', () => {
  expect(sharesOf(row({ attempts: 3, awaiting: 1, passed: 1 })).passRate).toBe(0.5)
  expect(sharesOf(row({ attempts: 1, awaiting: 1 })).passRate).toBeUndefined()
})

test('rows without a value stand last, whichever way the rest is sorted', () => {
  const rows = [row({}), row({ answers: 4, right: 1 }), row({ answers: 4, right: 3 })]
  expect(sortRows(rows, 'accuracy', true).map(({ right }) => right)).toEqual([3, 1, 0])
  expect(sortRows(rows, 'accuracy', false).map(({ right }) => right)).toEqual([1, 3, 0])
})
