import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openText } from '../src/documents/open-text.ts'
import { readBank } from '../src/index.ts'
import { readDocument } from '../src/layouts/documents/read-document.ts'
import { bytesOf, summaries } from './samples.ts'

const words = ['车刀', '钻头', '焊条', '电机', '轴承', '阀门', '量具', '导线', '液压油', '砂轮', '齿轮', '熔断器']
const word = fc.constantFrom(...words)
const asked = fc
  .record({
    subject: word,
    options: fc.uniqueArray(word, { minLength: 3, maxLength: 5 }),
    right: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
    detail: fc.integer({ min: 10, max: 99 }),
  })
  .map(({ subject, options, right, detail }) => {
    const letters = options.map((_, place) => String.fromCharCode(65 + place)).filter((_, place) => right[place])
    return {
      kind: 'choice' as const,
      stem: `检查${subject}时第${detail}步应当用`,
      options,
      key: letters.join('') || 'B',
    }
  })
const stated = fc
  .record({ subject: word, truth: fc.boolean(), detail: fc.integer({ min: 10, max: 99 }) })
  .map(({ subject, truth, detail }) => ({ kind: 'truth' as const, stem: `${subject}每${detail}天要检查一次`, truth }))

type Asked = typeof asked extends fc.Arbitrary<infer Value> ? Value : never
type Stated = typeof stated extends fc.Arbitrary<infer Value> ? Value : never

const numbers = [
  (n: number) => `${n}. `,
  (n: number) => `${n}、`,
  (n: number) => `${n}．`,
  (n: number) => `（${n}）`,
  (n: number) => `${n}）`,
  (n: number) => `第${n}题 `,
  (n: number) => `【${n}】`,
  (n: number) => `${n}\t`,
]
const labels = [
  (letter: string) => `${letter}.`,
  (letter: string) => `${letter}、`,
  (letter: string) => `（${letter}）`,
  (letter: string) => `${letter}) `,
  (letter: string) => `${String.fromCharCode(letter.charCodeAt(0) - 65 + 0xff21)}．`,
]
const between = ['\n', '  ', '\t', '', '\n\n']
const said = [
  (key: string) => `\n答案：${key}`,
  (key: string) => `\n正确答案: ${key}`,
  (key: string) => `\n【答案】${key}`,
  (key: string) => `\n参考答案：${/^[A-H]+$/.test(key) ? [...key].join('、') : key}`,
  (key: string) => ` 答案：${key}`,
]
const style = fc.record({
  number: fc.constantFrom(...numbers),
  label: fc.constantFrom(...labels),
  between: fc.constantFrom(...between),
  said: fc.constantFrom('in-stem' as const, 'at-end' as const, ...said),
  verdict: fc.constantFrom(['√', '×'], ['正确', '错误'], ['对', '错']),
  blankLines: fc.constantFrom('\n', '\n\n', '\n  \n\n'),
  restart: fc.boolean(),
})
type Style = typeof style extends fc.Arbitrary<infer Value> ? Value : never

/** The paper as somebody may type it. */
const typed = (choices: Asked[], truths: Stated[], s: Style): string => {
  const letter = (place: number) => s.label(String.fromCharCode(65 + place))
  const first = (place: number) => place + 1
  const second = (place: number) => (s.restart ? place + 1 : choices.length + place + 1)
  const part = (key: string) => (typeof s.said === 'function' ? s.said(key) : '')
  const inStem = (key: string) => (s.said === 'in-stem' ? key : '  ')
  const one = choices.map(({ stem, options, key }, place) => {
    const list = options.map((option, index) => `${letter(index)}${option}`).join(s.between)
    return `${s.number(first(place))}${stem}（${inStem(key)}）。\n${list}${part(key)}`
  })
  const two = truths.map(({ stem, truth }, place) => {
    const verdict = s.verdict[truth ? 0 : 1] ?? ''
    return `${s.number(second(place))}${stem}。${s.said === 'in-stem' ? `（${verdict}）` : '（  ）'}${part(verdict)}`
  })
  const keys =
    s.said === 'at-end'
      ? [
          '参考答案',
          '一、选择题',
          choices.map(({ key }, place) => `${first(place)}.${key}`).join(' '),
          '二、判断题',
          truths.map(({ truth }, place) => `${second(place)}.${truth ? '√' : '×'}`).join(' '),
        ]
      : []
  return ['设备检修练习', '一、选择题', ...one, '二、判断题', ...two, ...keys].join(s.blankLines)
}

describe('a paper reads back', () => {
  it('however its numbers, options and answers are typed', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(
        fc.array(asked, { minLength: 2, maxLength: 6 }),
        fc.array(stated, { minLength: 2, maxLength: 5 }),
        style,
        (choices, truths, s) => {
          const reading = readDocument(openText(typed(choices, truths, s)), {})
          if (!reading) throw new Error('not read')
          expect(reading.rejected).toEqual([])
          expect(summaries(reading).map(({ type, options, key }) => [type, options, key])).toEqual([
            ...choices.map(({ options, key }) => [key.length > 1 ? 'multiple-choice' : 'single-choice', options, key]),
            ...truths.map(({ truth }) => ['true-false', [], truth]),
          ])
          for (const [place, { stem }] of summaries(reading).entries())
            expect(stem.startsWith([...choices, ...truths][place]?.stem ?? '?')).toBe(true)
        },
      ),
      { numRuns: 250 },
    )
  })

  it('nothing but a refusal is thrown at odd lines', { timeout: 60_000 }, async () => {
    const line = fc.oneof(
      fc.constantFrom(
        '1.',
        '2、铁会生锈。（√）',
        '（1）甲',
        'A.甲 B.乙',
        'A、',
        'B.',
        'C 丙',
        '答案：',
        '答案：AB',
        '答：',
        '解析：',
        '一、单选题',
        '判断题（错误）',
        '参考答案',
        '1-5 ABCDA',
        '1.A 2.B',
        '案例一：',
        '题型：多选题',
        '（正确）',
        '____',
        '（  ）',
        '',
      ),
      fc.string({ unit: 'grapheme', maxLength: 15 }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 25 }), async (lines) => {
        const outcome = await readBank(bytesOf(lines.join('\n')), 'paper.txt').catch((error: Error) => error.name)
        if (typeof outcome === 'string') expect(outcome).toBe('BankFileError')
      }),
      { numRuns: 300 },
    )
  })
})
