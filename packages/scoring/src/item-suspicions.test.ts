import { expect, test } from 'vitest'
import { deadOptions, favouredWrong, rightOptions, suspicionsOf, suspicionWeight } from './item-suspicions.ts'

const options = (...counts: number[]) => counts.map((count, index) => ({ id: 'ABCD'[index] ?? '', count }))
const figures = { n: 100, facility: 0.3, discrimination: 0.2 }

test('a wrong option that more people take than the right one is favoured, unless that may be chance', () => {
  expect(favouredWrong(options(26, 28), ['A'], 54)).toEqual([])
  expect(favouredWrong(options(10, 20), ['A'], 30)).toEqual(['B'])
  expect(favouredWrong(options(30, 50, 10, 10), ['A'], 100)).toEqual(['B'])
  expect(favouredWrong(options(40, 40, 10, 10), ['A'], 100)).toEqual([])
  expect(suspicionsOf(figures, options(30, 50, 10, 10), ['A'])).toEqual(['wrong-favoured'])
})

test('of several right options one may be taken by few: a wrong one has to be taken by most', () => {
  expect(favouredWrong(options(45, 30, 48, 0), ['A', 'B'], 100)).toEqual([])
  expect(favouredWrong(options(45, 30, 60, 0), ['A', 'B'], 100)).toEqual(['C'])
})

test('an option is dead that fewer than one in twenty take, unless nearly all are right', () => {
  expect(deadOptions(options(50, 46, 4, 0), ['A'], 100, 0.5)).toEqual(['C', 'D'])
  expect(deadOptions(options(90, 10, 0, 0), ['A'], 100, 0.9)).toEqual([])
  expect(deadOptions(options(98, 2), ['A'], 100, 0.5)).toEqual([])
})

test('what is mended already, and what has no options, is only judged by its discrimination', () => {
  const key = { type: 'single-choice', choice: 'A' } as const
  expect(rightOptions({ key })).toEqual(['A'])
  expect(rightOptions({ key, also: [{ ...key, choice: 'B' }] })).toEqual(['A', 'B'])
  expect(rightOptions({ key, treatment: 'everyone' })).toBeUndefined()
  expect(rightOptions({ key: { type: 'true-false', truth: false } })).toEqual(['false'])
  expect(rightOptions({ key: { type: 'written', rubric: '' } })).toBeUndefined()
  expect(suspicionsOf({ ...figures, discrimination: -0.1 }, [], undefined)).toEqual(['negative'])
})

test('a favoured wrong option comes before all, then the more negative discrimination', () => {
  const weights = [
    suspicionWeight(['wrong-favoured', 'negative'], -0.1),
    suspicionWeight(['wrong-favoured'], 0.1),
    suspicionWeight(['negative'], -0.4),
    suspicionWeight(['negative'], -0.2),
    suspicionWeight(['dead-options'], 0.3),
    suspicionWeight([], 0.3),
  ]
  expect(weights).toEqual([...weights].sort((a, b) => b - a))
  expect(weights.at(-1)).toBe(0)
})
