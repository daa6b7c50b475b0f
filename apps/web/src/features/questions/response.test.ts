import type { PracticeQuestion } from '@lianbing/contract'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chosenAt, isAnswered, isComplete, letterOf, type Response } from './response.ts'

const question = (type: PracticeQuestion['type'], count: number): PracticeQuestion => ({
  type,
  language: 'zh-CN',
  level: null,
  difficulty: null,
  material: [],
  stem: [],
  options: Array.from({ length: count }, (_, index) => ({ id: `x${index}`, content: [] })),
  targets: [],
})

test('tapping options of a multiple choice toggles them, and the last one gone clears the answer', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(5), { maxLength: 30 }), (taps) => {
      const asked = question('multiple-choice', 6)
      let response: Response | undefined
      for (const tap of taps) response = chosenAt(asked, response, tap)
      const odd = [0, 1, 2, 3, 4, 5].filter((index) => taps.filter((tap) => tap === index).length % 2 === 1)
      const chosen = response && 'choices' in response ? [...response.choices].sort() : []
      expect(chosen).toEqual(odd.map((index) => `x${index}`))
      expect(isAnswered(response)).toBe(odd.length > 0)
    }),
  )
})

test('a single choice and a judgement replace what was chosen; a key beyond the options chooses nothing', () => {
  expect(chosenAt(question('single-choice', 4), { choice: 'x0' }, 2)).toEqual({ choice: 'x2' })
  expect(chosenAt(question('single-choice', 4), undefined, 4)).toBeUndefined()
  expect(chosenAt(question('true-false', 0), undefined, 1)).toEqual({ truth: false })
  expect(chosenAt(question('true-false', 0), undefined, 2)).toBeUndefined()
})

test('empty texts are no answer, false is one', () => {
  expect(isAnswered({ texts: ['', ''] })).toBe(false)
  expect(isAnswered({ text: '  ' })).toBe(false)
  expect(isAnswered({})).toBe(false)
  expect(isAnswered({ truth: false })).toBe(true)
})

test('options are named by the letter under which they are shown', () => {
  expect(letterOf(question('single-choice', 4), 'x3')).toBe('D')
  expect(letterOf(question('single-choice', 4), 'unknown')).toBe('')
})

test('an order is made tap by tap, and is complete when everything is in line', () => {
  const asked = question('ordering', 3)
  const first = chosenAt(asked, undefined, 2)
  const second = chosenAt(asked, first, 0)
  expect(second).toEqual({ order: ['x2', 'x0'] })
  expect([isAnswered(second), isComplete(asked, second)]).toEqual([true, false])
  expect(isComplete(asked, chosenAt(asked, second, 1))).toBe(true)
  expect(chosenAt(asked, second, 2)).toEqual({ order: ['x0'] })
  expect(chosenAt(asked, chosenAt(asked, second, 2), 0)).toEqual({})
})
