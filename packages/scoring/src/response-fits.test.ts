import { expect, test } from 'vitest'
import { responseFits } from './response-fits.ts'
import { questionTypes, type Response } from './types.ts'

const asked = { optionIds: ['a', 'b', 'c'], targetIds: ['x', 'y'], blanks: 2 }
const shapes: Record<(typeof questionTypes)[number], Response> = {
  'single-choice': { choice: 'a' },
  'multiple-choice': { choices: ['c', 'a'] },
  'true-false': { truth: false },
  blanks: { texts: ['', 'one'] },
  numeric: { number: '-' },
  ordering: { order: ['b', 'a'] },
  matching: {
    pairs: [
      ['a', 'x'],
      ['b', 'x'],
    ],
  },
  written: { text: '' },
}

test('each type takes its own shape and no other, and always a cleared answer', () => {
  for (const type of questionTypes) {
    expect(responseFits({ type, ...asked }, {})).toBe(true)
    for (const other of questionTypes) expect(responseFits({ type, ...asked }, shapes[other])).toBe(type === other)
  }
})

test('ids that were not given, ids twice and missing texts do not fit', () => {
  const refused: [keyof typeof shapes, Response][] = [
    ['single-choice', { choice: 'x' }],
    ['multiple-choice', { choices: ['a', 'a'] }],
    ['multiple-choice', { choices: ['a', 'd'] }],
    ['blanks', { texts: ['one'] }],
    ['ordering', { order: ['a', 'b', 'a'] }],
    ['ordering', { order: ['x'] }],
    [
      'matching',
      {
        pairs: [
          ['a', 'x'],
          ['a', 'y'],
        ],
      },
    ],
    ['matching', { pairs: [['a', 'b']] }],
    ['matching', { pairs: [['x', 'a']] }],
  ]
  for (const [type, response] of refused) expect(responseFits({ type, ...asked }, response), type).toBe(false)
})
