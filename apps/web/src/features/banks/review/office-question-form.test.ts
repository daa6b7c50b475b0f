import { contentText } from '@lianbing/contract'
import { expect, test } from 'vitest'
import { emptyForm, formOfText, gapsIn, textOfForm } from './office-question-form.ts'

test('gaps may be typed as on paper, in fill-in questions alone, and never inside a formula', () => {
  const stem = '电压的单位是____，\\(x__1\\)不变，{{blank}}也算。'
  const form = { ...emptyForm('blanks', 'zh-CN'), stem, texts: ['伏', '对'] }
  expect(gapsIn(form)).toBe(2)
  const text = textOfForm(form)
  expect([text.blanks, text.key]).toMatchObject([2, { texts: [['伏'], ['对']] }])
  expect(textOfForm(formOfText(text))).toEqual(text)
  expect(contentText(textOfForm({ ...form, type: 'written' }).stem)).toContain('____')
})
