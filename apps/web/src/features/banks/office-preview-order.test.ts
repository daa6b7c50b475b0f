import { type QuestionDraft, textContent } from '@lianbing/contract'
import { expect, test } from 'vitest'
import { everyType } from '../../../e2e/every-type.ts'
import { previewOrder } from './office-preview-order.ts'

const plain = (stem: string): QuestionDraft => {
  const [draft] = everyType('zh-CN').filter(({ type }) => type === 'true-false')
  if (!draft) throw new Error('no such type')
  return { ...draft, stem: textContent(stem), material: [], group: null }
}

test('of a long file each type, and each picture, formula, table and case is seen first', () => {
  const many = Array.from({ length: 150 }, (_, n) => plain(`第${n}题`))
  const drafts = [...many, ...everyType('zh-CN')].map((draft, n) => ({ at: `#${n}`, draft }))
  const { order, telling } = previewOrder(drafts)
  expect([...order].sort((a, b) => drafts.indexOf(a) - drafts.indexOf(b))).toEqual(drafts)
  const first = order.slice(0, telling).map(({ draft }) => draft)
  expect(new Set(first.map(({ type }) => type)).size).toBe(8)
  const text = JSON.stringify(first)
  for (const part of ['image', 'formula', 'table']) expect(text).toContain(`"type":"${part}"`)
  expect(first.some(({ material }) => material.length > 0)).toBe(true)
  expect(telling).toBeLessThan(13)
})
