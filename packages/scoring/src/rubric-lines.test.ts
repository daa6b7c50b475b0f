import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rubricLines } from './rubric-lines.ts'

test('reads what each line is worth, in Chinese and in English, and keeps the rest as a remark', () => {
  const rubric =
    '要点：\n1. 断开电源（2分）；\n2. 验电、挂牌 (1.5 分)\r\n3. 穿绝缘鞋（0.5分）。\n答出其他合理内容酌情给分。'
  expect(rubricLines(rubric, 400)).toEqual({
    lines: [
      { text: '1. 断开电源', points: 200 },
      { text: '2. 验电、挂牌', points: 150 },
      { text: '3. 穿绝缘鞋', points: 50 },
    ],
    remark: '要点：\n答出其他合理内容酌情给分。',
  })
  expect(rubricLines('Switch off (2 marks)\nTest for voltage (1 point).', 300).lines).toEqual([
    { text: 'Switch off', points: 200 },
    { text: 'Test for voltage', points: 100 },
  ])
})

test('a rubric without such lines is one line over the whole maximum', () => {
  for (const rubric of ['', '手套会被卷入（见第3章）', '共（0分）'])
    expect(rubricLines(rubric, 500)).toEqual({ lines: [{ text: '', points: 500 }], remark: rubric })
})

test('lines that add up to something else are scaled to what the quiz gives', () => {
  expect(rubricLines('a（1分）\nb（1分）\nc（1分）', 100).lines.map(({ points }) => points)).toEqual([34, 33, 33])
  expect(rubricLines('a（6分）\nb（4分）', 500).lines.map(({ points }) => points)).toEqual([300, 200])
})

test('whatever the rubric, the points are whole, not below nothing, and add up to the maximum', () => {
  const line = fc.oneof(
    fc.string(),
    fc.tuple(fc.string(), fc.integer({ min: 0, max: 9_999 })).map(([text, n]) => `${text}（${n / 100}分）`),
  )
  fc.assert(
    fc.property(fc.array(line), fc.integer({ min: 1, max: 10_000 }), (lines, maximum) => {
      const read = rubricLines(lines.join('\n'), maximum)
      expect(read.lines.reduce((sum, { points }) => sum + points, 0)).toBe(maximum)
      for (const { points } of read.lines) expect(Number.isInteger(points) && points >= 0).toBe(true)
    }),
  )
})
