import { expect, test } from 'vitest'
import { wholeBrackets } from './whole-brackets.ts'

test('only blanks between empty brackets hold together', () => {
  expect(wholeBrackets('应选（  ）。 (\u3000)')).toBe('应选（\u00a0\u00a0）。 (\u00a0)')
  expect(wholeBrackets('用 （ 甲 ） 和 乙')).toBe('用 （ 甲 ） 和 乙')
})
