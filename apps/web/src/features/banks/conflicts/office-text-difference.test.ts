import fc from 'fast-check'
import { expect, test } from 'vitest'
import { textDifference } from './office-text-difference.ts'

const marked = (text: string, other: string) =>
  textDifference(text, other)
    .map((part) => (part.differs ? `[${part.text}]` : part.text))
    .join('')

test.each([
  ['导电性能好的地板', '导电性能较好的地板', '导电性能好的地板'],
  ['导电性能较好的地板', '导电性能好的地板', '导电性能[较]好的地板'],
  ['主保护和后备保护', '主保护与后备保护', '主保护[和]后备保护'],
  ['甲乙', '丙丁', '[甲乙]'],
])('%s beside %s', (text, other, expected) => expect(marked(text, other)).toBe(expected))

test('the parts are the text, and what does not differ stands in the other in the same order', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 20 }), fc.string({ maxLength: 20 }), (text, other) => {
      const parts = textDifference(text, other)
      expect(parts.map((part) => part.text).join('')).toBe(text)
      let from = 0
      for (const character of parts.filter(({ differs }) => !differs).flatMap((part) => part.text.split(''))) {
        const found = other.indexOf(character, from)
        expect(found).toBeGreaterThanOrEqual(from)
        from = found + 1
      }
    }),
  )
})
