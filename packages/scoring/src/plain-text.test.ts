import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainText, plainUnit } from './plain-text.ts'

test('width, case and blanks do not tell texts apart', () => {
  expect(plainText('\u3000ＡＢＣ\u00a0 １２ ')).toBe('abc 12')
  expect(plainText('Straße')).toBe(plainText('STRASSE'))
  expect(plainText('ΟΔΟΣ')).toBe(plainText('οδος'))
  expect(plainText('电 工')).not.toBe(plainText('电工'))
})

test('comparing twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(plainText(plainText(text))).toBe(plainText(text))
    }),
    { examples: [['ẞ']] },
  )
})

test('a unit keeps its case', () => {
  expect(plainUnit('k Ω')).toBe(plainUnit('kΩ'))
  expect(plainUnit('MW')).not.toBe(plainUnit('mW'))
})
