import { describe, expect, it } from 'vitest'
import { readBank } from '../src/index.ts'
import { bytesOf, rejections, summaries, workbook } from './samples.ts'

const questions = (from: number) =>
  [0, 1, 2]
    .map((step) => `${from + step}. 第${from + step}项应当选（  ）。\nA.甲${step}\nB.乙${step}\nC.丙${step}`)
    .join('\n')
const statements = [1, 2, 3].map((number) => `（  ）${number}. 第${number}句话是对的。`).join('\n')
const paper = `一、单选题\n${questions(1)}\n二、判断题\n${statements}`
const read = (text: string) => readBank(bytesOf(text), 'paper.txt')
const keys = (reading: Awaited<ReturnType<typeof read>>) => summaries(reading).map(({ key }) => key)
const both = (answers: string | Uint8Array) =>
  readBank(bytesOf(paper), 'paper.txt', {
    answers: { bytes: typeof answers === 'string' ? bytesOf(answers) : answers, fileName: 'key.txt' },
  })
const expected = ['B', 'A', 'C', true, false, true]

describe('answers at the end of a paper', () => {
  it.each([
    ['参考答案\n一、单选题\n1-3 BAC\n二、判断题\n1-3 √×√'],
    ['单选题参考答案（1-3）：1-3）  BAC\n判断题参考答案（1-3）：\n1-3）(√) (×) (√)'],
    ['试卷答案\n1.B 2.A 3.C\n1.√ 2.× 3.√'],
    ['答案：\n一、1、B 2、A 3、C\n二、1、对 2、错 3、对'],
    ['标准答案与评分标准\n一、单项选择\n1. B\n2. A\n3. C\n二、判断\n1. √\n2. ×\n3. √'],
  ])('%j', async (key) => {
    const reading = await read(`${paper}\n\n${key}`)
    expect(rejections(reading)).toEqual([])
    expect(keys(reading)).toEqual(expected)
  })

  it('behind each part', async () => {
    const reading = await read(
      `一、单选题\n${questions(1)}\n参考答案：1、B 2、A 3、C\n二、判断题\n${statements}\n参考答案：1-3 √×√`,
    )
    expect(keys(reading)).toEqual(expected)
  })

  it('in words', async () => {
    const reading = await read(
      `一、单选题\n${questions(1)}\n二、简答题\n4. 什么是验电？\n5. 怎样停电？\n\n参考答案\n一、单选题\n1-3 BAC\n二、简答题\n4.答：确认无电。\n5.答：（1）断开；\n（2）上锁。`,
    )
    expect(keys(reading)).toEqual([
      'B',
      'A',
      'C',
      { type: 'written', rubric: '确认无电。' },
      { type: 'written', rubric: '（1）断开；\n（2）上锁。' },
    ])
  })

  it('that are not as many as the questions are told', async () => {
    const reading = await read(`${paper}\n参考答案\n单选题：1-3 BA\n判断题\n1.√ 2.× 7.√`)
    expect(rejections(reading)).toEqual(['2 key.missing', '6 key.missing', '10 key.missing', '17 key.missing'])
    expect(reading.warnings.map(({ code }) => code)).toEqual(['answers.uneven', 'answers.unmatched'])
  })
})

describe('answers in a second file', () => {
  it('by number, as text or as a sheet', async () => {
    expect(keys(await both('单选题\n1-3：BAC\n判断题\n1-3：√×√'))).toEqual(expected)
    const sheet = workbook({
      答案: [['单选题'], [1, 'B'], [2, 'A'], [3, 'C'], ['判断题'], [1, '√'], [2, '×'], [3, '√']],
    })
    expect(keys(await both(sheet))).toEqual(expected)
  })

  it('by the words of the questions', async () => {
    const reading = await both(
      '1|||第1项应当选（）|||B，乙0\n2|||第2项应当选____。|||A\n3|||第3项应当选（  ）。|||A，别的\n4|||没有这道题。|||C',
    )
    expect(keys(reading)).toEqual(['B', 'A'])
    expect(rejections(reading)[0]).toBe('10 key.not-an-option')
    expect(reading.warnings.filter(({ code }) => code === 'answers.unmatched')).toMatchObject([
      { params: { count: 1 } },
    ])
  })

  it('that match nothing change nothing', async () => {
    const reading = await both('填空题\n21.A 22.B 23.C')
    expect(reading.drafts).toEqual([])
    expect(reading.warnings.map(({ code }) => code)).toContain('answers.unmatched')
  })

  it.each(['1-10：DAABCDDABC', '一、单选题\n1.D 2.A 3.B\n二、多选题\n1.ABD 2.BC', '1\tA\n2\tB\n3\tC\n4\tD'])(
    'alone are told: %j',
    async (text) => {
      await expect(read(text)).rejects.toMatchObject({ code: 'bank.only-answers' })
    },
  )
})
