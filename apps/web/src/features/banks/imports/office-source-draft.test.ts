import { expect, test } from 'vitest'
import { formOfSource } from './office-source-draft.ts'

test('what is plainly an option or a key is taken as one, the rest stands in the stem', () => {
  const form = formOfSource('3. 锉刀用来做什么？\nA. 焊接\nB、锉削\n（C）测量\n答案：B', 'zh-CN')
  expect(form.stem).toBe('3. 锉刀用来做什么？\n（C）测量')
  expect(form.options).toEqual([
    { id: 'A', text: '焊接', pinned: false },
    { id: 'B', text: '锉削', pinned: false },
  ])
  expect([form.type, form.right]).toEqual(['single-choice', ['B']])
})
test('a row of a sheet is the stem, with four options to be written', () => {
  const form = formOfSource('单选题\t这道题没有答案\t甲\t乙', 'zh-CN')
  expect(form.stem).toBe('单选题 这道题没有答案 甲 乙')
  expect(form.options.map(({ text }) => text)).toEqual(['', '', '', ''])
  expect(formOfSource('问题\nA. 甲\nB. 乙\n答案 AB', 'zh-CN')).toMatchObject({
    type: 'multiple-choice',
    right: ['A', 'B'],
  })
})
