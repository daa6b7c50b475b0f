import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskName } from './mask-name.ts'

test.each([
  ['张三', '张*'],
  ['张师傅', '张*傅'],
  ['欧阳建国', '欧**国'],
  ['张', '张*'],
  ['张 三', '张*'],
  ['买买提·吐尔逊江', '买***江'],
  ['John Smith', 'J*** S***'],
  ['J', 'J***'],
  ['Łukasz', 'Ł***'],
  ['e\u0301lan', 'e\u0301***'],
  ['👷🏽‍♀️师傅', '👷🏽‍♀️*傅'],
  ['𠮷田', '𠮷*'],
  ['', '*'],
  [' \u3000', '*'],
])('%s becomes %s', (name, masked) => {
  expect(maskName(name)).toBe(masked)
})

const letters = (text: string) => [...new Intl.Segmenter('und').segment(text)].map(({ segment }) => segment)

test('no more than the first and the last letter of a word is told', () => {
  const letter = fc.constantFrom('张', '国', '𠮷', 'a', 'B', 'é', 'e\u0301', '👷🏽‍♀️', '·', '7')
  fc.assert(
    fc.property(fc.array(letter, { minLength: 1, maxLength: 12 }), (parts) => {
      const name = parts.join('')
      const all = letters(name)
      const shown = letters(maskName(name)).filter((one) => one !== '*')
      expect(maskName(name)).toContain('*')
      expect(shown.length).toBeLessThanOrEqual(2)
      expect(shown[0]).toBe(all[0])
      if (shown.length === 2) expect([shown[1], all.length > 2]).toEqual([all.at(-1), true])
    }),
  )
})

test('any text is masked, and at most two letters of each word are told', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const masked = maskName(name)
      expect(masked).toContain('*')
      for (const word of masked.split(/\s+/u)) expect(letters(word.replaceAll('*', '')).length).toBeLessThanOrEqual(2)
    }),
  )
})
