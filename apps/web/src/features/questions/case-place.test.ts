import { type PracticeQuestion, textContent } from '@lianbing/contract'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { casePlace } from './case-place.ts'

const question = (material: string): PracticeQuestion => ({
  type: 'true-false',
  language: 'zh-CN',
  level: null,
  difficulty: null,
  material: material === '' ? [] : textContent(material),
  stem: [],
  options: [],
  targets: [],
})

test('neighbours that share their material are counted, a question without any never is', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('', 'a', 'b'), { minLength: 1, maxLength: 12 }), (materials) => {
      const questions = materials.map(question)
      for (const [index, material] of materials.entries()) {
        const found = casePlace(questions, index)
        const before = [...materials.slice(0, index)].reverse().findIndex((other) => other !== material)
        const after = materials.slice(index + 1).findIndex((other) => other !== material)
        const place = (before < 0 ? index : before) + 1
        const of = place + (after < 0 ? materials.length - index - 1 : after)
        expect(found).toEqual(material === '' || of === 1 ? undefined : { place, of })
      }
    }),
  )
})
