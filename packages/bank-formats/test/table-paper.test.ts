import { describe, expect, it } from 'vitest'
import { type Cells, readSheet, rejections, summaries } from './samples.ts'

const asked: Cells = [
  ['', '维修电工（四级）模拟试卷'],
  ['', '一、单选题（每题1分，共2分）'],
  ['', '1、测量绝缘电阻应使用（ ）。', 'B'],
  ['', '(A)电流表  (B)兆欧表  (C)功率表'],
  ['', '2、三相电动机接反两相时（ ）。', 'A'],
  ['', '(A)反转', ''],
  ['', '(B)停转', ''],
  ['', '二、多选题'],
  ['', '1、下列材料中，(AC)是导体。'],
  ['', 'A、铜', ''],
  ['', 'B、木', ''],
  ['', 'C、铝', ''],
  ['', '三、判断题(正确)'],
  ['', '1、停电后应先验电。（ ）', ''],
  ['', '2、钻孔时严禁戴手套。（ ）', ''],
  ['', '四、判断题'],
  ['', '1、砂轮机可以不装防护罩。（ ）', '×'],
]
const right = [
  ['测量绝缘电阻应使用（ ）。', ['电流表', '兆欧表', '功率表'], 'B'],
  ['三相电动机接反两相时（ ）。', ['反转', '停转'], 'A'],
  ['下列材料中，（　　）是导体。', ['铜', '木', '铝'], 'AC'],
  ['停电后应先验电。（ ）', [], true],
  ['钻孔时严禁戴手套。（ ）', [], true],
  ['砂轮机可以不装防护罩。（ ）', [], false],
]

describe('a paper typed into cells', () => {
  it('has its answers beside, in the text, or in a heading', async () => {
    const reading = await readSheet(asked)
    expect(reading).toMatchObject({ layout: 'table.paper', rejected: [] })
    expect(summaries(reading).map(({ stem, options, key }) => [stem, options, key])).toEqual(right)
    expect(reading.drafts.map(({ at }) => at)).toEqual([3, 5, 9, 14, 15, 17].map((number) => `Sheet1!${number}`))
  })

  it('may have its numbers in a column of their own, and options in cells side by side', async () => {
    const reading = await readSheet([
      [1, '测量绝缘电阻应使用（ ）。', '', '', 'B'],
      ['', 'A.电流表', 'B.兆欧表', 'C.功率表', ''],
      [2, '测量电流应使用（ ）。', '', '', 'A'],
      ['', 'A.电流表', 'B.兆欧表', 'C.功率表', ''],
    ])
    expect(summaries(reading).map(({ options, key }) => [options, key])).toEqual([
      [['电流表', '兆欧表', '功率表'], 'B'],
      [['电流表', '兆欧表', '功率表'], 'A'],
    ])
  })

  it('is not believed where it says two things', async () => {
    const reading = await readSheet([
      ['一、单选题'],
      ['1、测量绝缘电阻应使用（A）。', 'B'],
      ['A.电流表 B.兆欧表 C.功率表'],
      ['2、测量电流应使用（A）。', 'A'],
      ['A.电流表 B.兆欧表 C.功率表'],
    ])
    expect(rejections(reading)).toEqual(['Sheet1!2 key.conflict'])
    expect(reading.drafts).toHaveLength(1)
  })
})
