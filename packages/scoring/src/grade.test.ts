import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { grade } from './grade.ts'
import type { Key, Response } from './types.ts'

const blanks = (texts: string[][], anyOrder = false): Key => ({ type: 'blanks', texts, anyOrder })
const numeric = (number: string, tolerance = '0', unit?: string): Key => ({ type: 'numeric', number, tolerance, unit })

describe('choices', () => {
  test('a single choice is the key or wrong', () => {
    expect(grade({ type: 'single-choice', choice: 'B' }, { choice: 'B' })).toBe('right')
    expect(grade({ type: 'single-choice', choice: 'B' }, { choice: 'A' })).toBe('wrong')
  })

  test('multiple choices are all or nothing, in any order, and a repeated one is wrong', () => {
    const key: Key = { type: 'multiple-choice', choices: ['A', 'C', 'D'] }
    expect(grade(key, { choices: ['D', 'A', 'C'] })).toBe('right')
    expect(grade(key, { choices: ['A', 'C'] })).toBe('wrong')
    expect(grade(key, { choices: ['A', 'B', 'C', 'D'] })).toBe('wrong')
    expect(grade(key, { choices: ['A', 'C', 'D', 'D'] })).toBe('wrong')
  })

  test('a subset of options is right exactly when it is the key', () => {
    const subset = fc.uniqueArray(fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F'), { minLength: 1 })
    fc.assert(
      fc.property(subset, subset, (choices, given) => {
        const same = choices.length === given.length && choices.every((id) => given.includes(id))
        expect(grade({ type: 'multiple-choice', choices }, { choices: given })).toBe(same ? 'right' : 'wrong')
      }),
    )
  })

  test('true and false', () => {
    expect(grade({ type: 'true-false', truth: false }, { truth: false })).toBe('right')
    expect(grade({ type: 'true-false', truth: false }, { truth: true })).toBe('wrong')
  })
})

describe('blanks', () => {
  test('any alternative fills its blank, whatever the width, case and spacing', () => {
    const key = blanks([['安培', 'A'], ['Ohm  Law']])
    expect(grade(key, { texts: ['ａ', '\u3000ohm\u00a0law '] })).toBe('right')
    expect(grade(key, { texts: ['Ohm law', 'A'] })).toBe('wrong')
    expect(grade(key, { texts: ['A'] })).toBe('wrong')
  })

  test('in any order an answer serves one blank only, and alternatives that overlap are shared out', () => {
    expect(grade(blanks([['红'], ['绿']], true), { texts: ['绿', '红'] })).toBe('right')
    expect(grade(blanks([['红'], ['绿']], true), { texts: ['红', '红'] })).toBe('wrong')
    expect(grade(blanks([['a', 'b'], ['a']], true), { texts: ['a', 'b'] })).toBe('right')
    expect(grade(blanks([['a', 'b'], ['a'], ['b', 'c']], true), { texts: ['c', 'b', 'a'] })).toBe('right')
  })

  test('an empty text fills no blank, even one whose key is empty', () => {
    expect(grade(blanks([['']]), { texts: [' '] })).toBe('wrong')
  })

  test('free order agrees with trying every order', () => {
    const letter = fc.constantFrom('a', 'b', 'c')
    const keys = fc.array(fc.uniqueArray(letter, { minLength: 1 }), { minLength: 1, maxLength: 4 })
    const orders = (texts: string[]): string[][] =>
      texts.length < 2
        ? [texts]
        : texts.flatMap((text, index) => orders(texts.toSpliced(index, 1)).map((rest) => [text, ...rest]))
    fc.assert(
      fc.property(keys, fc.array(letter, { minLength: 1, maxLength: 4 }), (texts, given) => {
        const some = orders(given).some((order) => grade(blanks(texts), { texts: order }) === 'right')
        expect(grade(blanks(texts, true), { texts: given })).toBe(some ? 'right' : 'wrong')
      }),
    )
  })
})

describe('numbers', () => {
  test('compare exactly, where floats would not', () => {
    expect(grade(numeric('0.3', '0.1'), { number: '0.4' })).toBe('right')
    expect(grade(numeric('0.3', '0.1'), { number: '0.2' })).toBe('right')
    expect(grade(numeric('0.3', '0.1'), { number: '0.19999999999999999999' })).toBe('wrong')
    expect(grade(numeric('9007199254740993'), { number: '9007199254740992' })).toBe('wrong')
  })

  test('read as people write them', () => {
    for (const number of ['12.5', '+12.50', '１２．５', ' 012.5 '])
      expect(grade(numeric('12.5'), { number })).toBe('right')
    expect(grade(numeric('-3'), { number: '\u22123' })).toBe('right')
    for (const number of ['', '.', '-', '1e1', '12,5', '12.5V', 'NaN', '1.2.3'])
      expect(grade(numeric('12.5', '1000'), { number })).toBe('wrong')
  })

  test('a unit counts when the key names one, and its case with it', () => {
    expect(grade(numeric('5', '0', 'mW'), { number: '5', unit: 'mW' })).toBe('right')
    expect(grade(numeric('5', '0', 'Ω'), { number: '5', unit: '\u2126' })).toBe('right')
    expect(grade(numeric('5', '0', 'mW'), { number: '5', unit: 'MW' })).toBe('wrong')
    expect(grade(numeric('5', '0', 'mW'), { number: '5' })).toBe('wrong')
    expect(grade(numeric('5'), { number: '5', unit: 'A' })).toBe('right')
  })

  test('a key that is no number waits for a person', () => {
    expect(grade(numeric('about 5'), { number: '5' })).toBe('open')
    expect(grade(numeric('5', ''), { number: '5' })).toBe('open')
  })

  test('within the tolerance as whole numbers say, at any scale and with any padding', () => {
    const decimal = (units: number, scale: number) => {
      const digits = String(Math.abs(units)).padStart(scale + 1, '0')
      const [whole, fraction] = [digits.slice(0, digits.length - scale), digits.slice(digits.length - scale)]
      return `${units < 0 ? '-' : ''}${whole}.${fraction}`
    }
    const units = fc.integer({ min: -2000, max: 2000 })
    fc.assert(
      fc.property(units, units, fc.nat(200), fc.nat(4), fc.nat(3), (right, given, tolerance, scale, padding) => {
        const response = { number: `${decimal(given, scale)}${'0'.repeat(padding)}` }
        const inside = Math.abs(right - given) <= tolerance
        expect(grade(numeric(decimal(right, scale), decimal(tolerance, scale)), response)).toBe(
          inside ? 'right' : 'wrong',
        )
      }),
    )
  })
})

test('an order is right only as a whole', () => {
  const key: Key = { type: 'ordering', order: ['B', 'A', 'C'] }
  expect(grade(key, { order: ['B', 'A', 'C'] })).toBe('right')
  expect(grade(key, { order: ['A', 'B', 'C'] })).toBe('wrong')
  expect(grade(key, { order: ['B', 'A'] })).toBe('wrong')
})

test('pairs are right as a set', () => {
  const key: Key = {
    type: 'matching',
    pairs: [
      ['1', 'a'],
      ['2', 'b'],
    ],
  }
  expect(
    grade(key, {
      pairs: [
        ['2', 'b'],
        ['1', 'a'],
      ],
    }),
  ).toBe('right')
  expect(
    grade(key, {
      pairs: [
        ['1', 'b'],
        ['2', 'a'],
      ],
    }),
  ).toBe('wrong')
  expect(grade(key, { pairs: [['1', 'a']] })).toBe('wrong')
  expect(
    grade(key, {
      pairs: [
        ['1', 'a'],
        ['1', 'a'],
        ['2', 'b'],
      ],
    }),
  ).toBe('wrong')
})

test('a written answer waits for a person, an empty one does not', () => {
  expect(grade({ type: 'written', rubric: '' }, { text: '因为……' })).toBe('open')
  expect(grade({ type: 'written', rubric: '' }, { text: ' \u3000' })).toBe('wrong')
})

test('an empty answer, or one of another shape, is wrong for every type', () => {
  const keys: Key[] = [
    { type: 'single-choice', choice: 'A' },
    { type: 'multiple-choice', choices: ['A'] },
    { type: 'true-false', truth: true },
    blanks([['A']]),
    numeric('1'),
    { type: 'ordering', order: ['A'] },
    { type: 'matching', pairs: [['A', 'A']] },
    { type: 'written', rubric: 'A' },
  ]
  const responses: Response[] = [
    { choice: 'A' },
    { choices: ['A'] },
    { truth: true },
    { texts: ['A'] },
    { number: '1' },
    { order: ['A'] },
    { pairs: [['A', 'A']] },
    { text: 'A' },
  ]
  for (const [at, key] of keys.entries()) {
    expect(grade(key, {})).toBe('wrong')
    for (const [other, response] of responses.entries())
      expect(grade(key, response)).toBe(at !== other ? 'wrong' : key.type === 'written' ? 'open' : 'right')
  }
})
