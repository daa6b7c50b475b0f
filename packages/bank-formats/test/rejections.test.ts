import { describe, expect, it } from 'vitest'
import { readJson, readSheet, rejections, shown, summaries } from './samples.ts'

const header = ['题型', '题干', '选项', '答案']
const reject = async (type: string, stem: string, options: string, answer: string) =>
  rejections(await readSheet([header, ['判断题', '占位。', '', '对'], [type, stem, options, answer]]))

describe('what is not clear is rejected with its place, never guessed', () => {
  it.each([
    ['单选题', '铜的符号', '**A.Cu**B.Al', 'C', 'key.beyond-options'],
    ['多选题', '导体有', '**A.铜**B.铝**C.木', 'ABB', 'key.duplicate-letter'],
    ['单选题', '铜的符号', '**A.Cu**B.Al', '', 'key.missing'],
    ['单选题', '铜的符号', '**A.Cu**B.Al', '复位', 'key.not-an-option'],
    ['单选题', '导体有', '**A.铜**B.铝**C.木', 'AB', 'key.too-many'],
    ['单选题', '铜的符号', '', 'A', 'options.missing'],
    ['单选题', '铜的符号', '**A.Cu', 'A', 'options.too-few'],
    ['单选题', '铜的符号', '**A.Cu**B.Al**B.Fe', 'A', 'options.letters'],
    ['单选题', '铜的符号', '**A.Cu**B.Al**D.Fe', 'A', 'options.letters'],
    ['单选题', '铜的符号', 'A.Cu B.Al D.Fe', 'A', 'options.letters'],
    ['单选题', '铜的符号', '（A）Cu （B）Al （B）Fe', 'A', 'options.letters'],
    ['单选题', '铜的符号', '**A.Cu**B.Ａｌ**C.Al', 'B', 'options.duplicate'],
    ['单选题', '', '**A.Cu**B.Al', 'A', 'stem.missing'],
    ['判断题', '铜是导体。', '**A.热**B.冷', 'A', 'options.not-true-false'],
    ['判断题', '铜是导体。', '', '也许', 'key.unreadable'],
    ['判断题', '铜是导体。（×）', '', '对', 'key.conflict'],
    ['填空题', '写出铜的符号', '', 'Cu', 'blanks.no-gap'],
    ['填空题', '____和____是导体', '', '铜', 'blanks.count'],
    ['排序题', '排出顺序', '**A.停电**B.验电', 'A', 'key.not-an-order'],
    ['匹配题', '连线', '**A.停电**B.验电', 'AB', 'pairs.unclear'],
  ])('%s “%s” %s → %s', async (type, stem, options, answer, code) => {
    expect(await reject(type, stem, options, answer)).toEqual([`Sheet1!3 ${code}`])
  })

  it('does not take an empty option for none', async () => {
    const reading = await readSheet([
      ['题目', 'A', 'B', 'C', '答案'],
      ['铜的符号', 'Cu', '', 'Al', 'A'],
      ['铝的符号', 'Cu', 'Al', '', 'B'],
    ])
    expect(rejections(reading)).toEqual(['Sheet1!2 options.empty'])
    expect(reading.rejected[0]).toMatchObject({
      params: { letter: 'B' },
      message: 'Option B is empty, but a later one is not.',
    })
  })

  it('does not guess how option numbers count', async () => {
    const records = [1, 2].map((correct) => ({ question: `问题 ${correct}`, options: ['甲', '乙', '丙'], correct }))
    expect(rejections(await readJson(records))).toEqual(['#1 key.index-base', '#2 key.index-base'])
    const zero = await readJson([...records, { question: '问题 3', options: ['甲', '乙', '丙'], correct: 0 }])
    expect(summaries(zero).map(({ key }) => key)).toEqual(['B', 'C', 'A'])
    const one = await readJson([...records, { question: '问题 3', options: ['甲', '乙', '丙'], correct: 3 }])
    expect(summaries(one).map(({ key }) => key)).toEqual(['A', 'B', 'C'])
  })

  it('keeps a question that stands twice, and says so', async () => {
    const reading = await readSheet([
      header,
      ['判断题', '铜是导体。', '', '对'],
      ['判断题', '铜是导体。', '', '对'],
      ['判断题', '铜是导体。', '', '错'],
    ])
    expect(reading.drafts).toHaveLength(3)
    expect(reading.warnings.map(({ at, code }) => `${at} ${code}`)).toEqual([
      'Sheet1!3 question.duplicate',
      'Sheet1!4 key.duplicate-conflict',
    ])
  })
})

describe('a key that stands in the stem', () => {
  it('is taken where there is no other, and never shown', async () => {
    const reading = await readSheet([
      header,
      ['多选题', '导体有（AB）。', '**A.铜**B.铝**C.木', ''],
      ['单选题', '最硬的是（C）', '**A.铜**B.铝**C.钢', 'C'],
      ['判断题', '木是导体（×）', '', ''],
    ])
    expect(summaries(reading)).toEqual([
      { type: 'multiple-choice', stem: '导体有（　　）。', options: ['铜', '铝', '木'], key: 'AB' },
      { type: 'single-choice', stem: '最硬的是（　　）', options: ['铜', '铝', '钢'], key: 'C' },
      { type: 'true-false', stem: '木是导体（　　）', options: [], key: false },
    ])
  })
})

describe('the questions’ own numbers', () => {
  it('go where most questions have one, and figures stay', async () => {
    const numbered = await readSheet([
      header,
      ['判断题', '1．低压是1000V以下。', '', '对'],
      ['判断题', '2、10kV 属于高压。', '', '对'],
      ['判断题', '3.5 kW 电动机可直接起动。', '', '对'],
    ])
    expect(numbered.drafts.map(({ draft }) => shown(draft.stem))).toEqual([
      '低压是1000V以下。',
      '10kV 属于高压。',
      '5 kW 电动机可直接起动。',
    ])
    const bare = await readSheet([
      header,
      ['判断题', '10kV 属于高压。', '', '对'],
      ['判断题', '3.5 kW 电动机可直接起动。', '', '对'],
      ['判断题', '1:10 的图样是放大的。', '', '错'],
    ])
    expect(bare.drafts.map(({ draft }) => shown(draft.stem))).toEqual([
      '10kV 属于高压。',
      '3.5 kW 电动机可直接起动。',
      '1:10 的图样是放大的。',
    ])
  })
})
