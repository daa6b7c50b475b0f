import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readSheet, summaries } from './samples.ts'

/** Ways of writing the same thing; a bank uses one of each. */
const names = {
  type: ['题型', '试题类型', '*类型（必填）', 'Type'],
  stem: ['题干', '试题内容', '题目：', 'Question'],
  options: ['选项', '备选答案', 'Options'],
  answer: ['答案', '正确答案（必填）', '标准答案', 'Answer'],
  explanation: ['解析', '答案解析', 'Explanation'],
}
const optionNames = [
  (place: number) => 'ABCD'[place] ?? '',
  (place: number) => `选项${'ABCD'[place]}`,
  (place: number) => `${'ABCD'[place]}选项`,
  (place: number) => `选项${'一二三四'[place]}内容`,
  (place: number) => `Option ${place + 1}`,
]
const separators: ((options: readonly string[]) => string)[] = [
  (options) => options.map((text, place) => `**${'ABCD'[place]}.${text}`).join(''),
  (options) => options.map((text, place) => `${'ABCD'[place]}．${text}`).join('\n'),
  (options) => options.map((text, place) => `${'ABCD'[place]}、${text}`).join(' '),
  (options) => options.join('##'),
  (options) => options.join('|'),
  (options) => JSON.stringify(options),
  (options) => `[${options.map((text) => `'${text}'`).join(', ')}]`,
]
const keyStyles: ((letters: string[]) => string)[] = [
  (letters) => letters.join(''),
  (letters) => letters.join(','),
  (letters) => letters.join('、'),
  (letters) => letters.join(' ').toLowerCase(),
  (letters) => letters.map((letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)).join(''),
]
const truths = [
  ['对', '错'],
  ['√', '×'],
  ['正确', '错误'],
  ['T', 'F'],
  ['Y', 'N'],
] as const

const words = fc.stringMatching(/^[\u4e00-\u9fa5]{3,10}$/)
const question = fc.oneof(
  fc.record({
    stem: words.map((text) => `${text}哪一个（ ）。`),
    options: fc.uniqueArray(words, { minLength: 2, maxLength: 4 }),
    right: fc.uniqueArray(fc.nat(1), { minLength: 1, maxLength: 2 }),
  }),
  fc.record({ stem: words.map((text) => `${text}是安全的。`), truth: fc.boolean() }),
)
const pick = <Value>(values: readonly Value[]) => fc.constantFrom(...values)
const style = fc.record({
  headings: fc.record({
    type: pick(names.type),
    stem: pick(names.stem),
    options: pick(names.options),
    answer: pick(names.answer),
    explanation: pick(names.explanation),
  }),
  option: pick(optionNames),
  separator: fc.option(pick(separators), { nil: undefined }),
  keys: pick(keyStyles),
  truth: pick(truths),
  numbered: fc.boolean(),
  above: fc.nat(3),
  left: fc.nat(2),
  order: fc.shuffledSubarray(['type', 'stem', 'options', 'answer', 'explanation'] as const, { minLength: 5 }),
})

it('a bank reads back, in whatever order, names, separators and styles it is written', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(question, { minLength: 2, maxLength: 8 }), style, async (bank, how) => {
      const cellsOf = (part: (typeof how.order)[number], index: number): string[] => {
        const asked = bank[index]
        if (!asked) return []
        const options = 'options' in asked ? asked.options : []
        const letters = 'right' in asked ? [...asked.right].sort().map((place) => 'ABCD'[place] ?? '') : []
        if (part === 'type') return [letters.length === 0 ? '判断题' : letters.length > 1 ? '多选题' : '单选题']
        if (part === 'stem') return [how.numbered ? `${index + 1}、${asked.stem}` : asked.stem]
        if (part === 'explanation') return [index % 2 ? '见教材。' : '']
        if (part === 'answer') return ['truth' in asked ? how.truth[asked.truth ? 0 : 1] : how.keys(letters)]
        if (how.separator) return [options.length === 0 ? '' : how.separator(options)]
        return Array.from({ length: 4 }, (_, place) => options[place] ?? '')
      }
      const headings = how.order.flatMap((part) =>
        part === 'options' && !how.separator ? [0, 1, 2, 3].map(how.option) : [how.headings[part]],
      )
      const indent = Array.from({ length: how.left }, () => '')
      const rows = [
        ...Array.from({ length: how.above }, () => ['某某工种题库说明']),
        [...indent, ...headings],
        ...bank.map((_, index) => [...indent, ...how.order.flatMap((part) => cellsOf(part, index))]),
      ]
      const reading = await readSheet(rows)
      expect(reading.rejected).toEqual([])
      expect(summaries(reading)).toEqual(
        bank.map((asked) => ({
          type: 'truth' in asked ? 'true-false' : asked.right.length > 1 ? 'multiple-choice' : 'single-choice',
          stem: asked.stem,
          options: 'options' in asked ? asked.options : [],
          key:
            'truth' in asked
              ? asked.truth
              : [...asked.right]
                  .sort()
                  .map((place) => 'ABCD'[place])
                  .join(''),
        })),
      )
    }),
    { numRuns: 150 },
  )
}, 60_000)
