import { utils, write } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { readBank } from '../src/index.ts'
import { bytesOf, type Cells, readSheet, rejections, shown, summaries, workbook, xlsxParts, zipOf } from './samples.ts'

/** A workbook of one sheet with merged areas, as bytes. */
const merged = (rows: Cells, areas: string[], bookType: 'xlsx' | 'biff8' = 'xlsx') => {
  const sheet = utils.aoa_to_sheet(rows)
  sheet['!merges'] = areas.map((area) => utils.decode_range(area))
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, 'S')
  return new Uint8Array(write(book, { type: 'buffer', bookType }))
}

const gauge = { type: 'single-choice', stem: '测量绝缘电阻用什么表？', options: ['电流表', '兆欧表'], key: 'B' }

describe('headings', () => {
  it.each(['xlsx', 'biff8'] as const)('stand in two rows, merged over the options, in %s', async (bookType) => {
    const rows = [
      ['2026 年电工题库', '', '', '', ''],
      ['题型', '题干', '选项', '', '答案'],
      ['', '', 'A', 'B', ''],
      ['单选题', '测量绝缘电阻用什么表？', '电流表', '兆欧表', 'B'],
    ]
    const reading = await readBank(merged(rows, ['A1:E1', 'A2:A3', 'B2:B3', 'C2:D2', 'E2:E3'], bookType), 'x')
    expect(summaries(reading)).toEqual([gauge])
    expect(reading).toMatchObject({ layout: 'table.header', rejected: [], drafts: [{ at: 'S!4' }] })
  })

  it('name the options once over several columns, merged or not', async () => {
    const rows = [
      ['题干', '选项', '', '答案'],
      ['测量绝缘电阻用什么表？', '电流表', '兆欧表', 'B'],
    ]
    expect(summaries(await readBank(merged(rows, ['B1:C1']), 'x'))).toEqual([gauge])
    expect(summaries(await readSheet(rows))).toEqual([gauge])
  })

  it('begin anywhere', async () => {
    const reading = await readSheet([
      ...Array.from({ length: 6 }, () => []),
      ['', '', '序号', '试题', '选项1', '选项2', '正确选项'],
      ['', '', 1, '测量绝缘电阻用什么表？', '电流表', '兆欧表', 'B'],
    ])
    expect(summaries(reading)).toEqual([gauge])
    expect(reading.drafts[0]?.at).toBe('Sheet1!8')
  })

  it('change in the middle of a sheet', async () => {
    const reading = await readSheet([
      ['一、单选题'],
      ['题号', '题干', 'A', 'B', '答案'],
      [1, '测量绝缘电阻用什么表？', '电流表', '兆欧表', 'B'],
      ['二、判断题'],
      ['题号', '题干', '答案', '解析'],
      [1, '停电后要验电。', '√', '先验后接地。'],
    ])
    expect(summaries(reading)).toEqual([gauge, { type: 'true-false', stem: '停电后要验电。', options: [], key: true }])
    expect(reading.warnings).toEqual([])
  })

  it('stand twice, side by side', async () => {
    const reading = await readSheet([
      ['题目', '答案', '', '题目', '答案'],
      ['停电后要验电。', '对', '', '砂轮可以不装罩。', '错'],
      ['铜是导体。', '对', '', '', ''],
    ])
    expect(reading.drafts.map(({ at, draft }) => [at, shown(draft.stem), draft.key])).toEqual([
      ['Sheet1!2', '停电后要验电。', { type: 'true-false', truth: true }],
      ['Sheet1!3', '铜是导体。', { type: 'true-false', truth: true }],
      ['Sheet1!D2', '砂轮可以不装罩。', { type: 'true-false', truth: false }],
    ])
    expect(reading.warnings).toEqual([])
  })

  it('name the question better the second time', async () => {
    const reading = await readSheet([
      ['标题', '题干', '选项A', '选项B', '答案'],
      ['仪表', '测量绝缘电阻用什么表？', '电流表', '兆欧表', 'B'],
    ])
    expect(summaries(reading)).toEqual([gauge])
  })
})

describe('the type', () => {
  it('is that of the merged cell beside many rows', async () => {
    const rows = [
      ['题型', '章节', '题干', '答案'],
      ['填空题', '第一章 安全', '检修前先____。', '停电'],
      ['', '', '停电后要____。', '验电'],
      ['判断题', '', '砂轮可以不装罩。', '错'],
    ]
    const reading = await readBank(merged(rows, ['A2:A3', 'B2:B4']), 'x')
    expect(reading.drafts.map(({ draft }) => [draft.type, draft.examPoint])).toEqual([
      ['blanks', '第一章 安全'],
      ['blanks', '第一章 安全'],
      ['true-false', '第一章 安全'],
    ])
  })

  it('is that of the sheet, of the section, or of a choice as such', async () => {
    const reading = await readBank(
      workbook({
        填空题: [
          ['题干', '答案'],
          ['铁会____。', '生锈'],
        ],
        简答: [
          ['题干', '答案'],
          ['为什么（）要验电？', '防止误送电。'],
        ],
        综合: [['题干', '答案'], ['二、判断题（错误）'], ['砂轮可以不装罩。', '']],
        选择: [
          ['题型', '题干', 'A', 'B', 'C', '答案'],
          ['选择题', '导体有', '铜', '铝', '木', 'AB'],
          ['单选题', '导体有', '铜', '铝', '水', 'AB'],
        ],
      }),
      'x',
    )
    expect(summaries(reading).map(({ type }) => type)).toEqual(['blanks', 'written', 'true-false', 'multiple-choice'])
    expect(reading.drafts[2]?.draft.key).toEqual({ type: 'true-false', truth: false })
    expect(rejections(reading)).toEqual(['选择!3 key.too-many'])
  })
})

describe('what is right', () => {
  const options = ['选项一内容', '选项一是否正确', '选项二内容', '选项二是否正确', '选项三内容', '选项三是否正确']
  it.each([
    [options, ['铜', '√', '铝', '√', '木', ''], 'AB'],
    [options, ['铜', 1, '铝', 0, '木', 0], 'A'],
    [options, ['铜', '否', '铝', '是', '木', '否'], 'B'],
    [options, ['铜', 'FALSE', '铝', 'TRUE', '木', 'TRUE'], 'BC'],
    [['选项A', '选项A分值', '选项B', '选项B分值', '选项C', '选项C分值'], ['铜', 5, '铝', 0, '木', 0], 'A'],
    [['选项A', '是否正确', '选项B', '是否正确', '选项C', '是否正确'], ['铜', 'N', '铝', 'N', '木', 'Y'], 'C'],
    [['选项A', '选项B', '选项C', 'A', 'B', 'C'], ['铜', '铝', '木', '', '√', ''], 'B'],
  ])('is marked in a column for each option: %j %j', async (names, cells, key) => {
    const reading = await readSheet([
      ['题目', ...names],
      ['导体有', ...cells],
    ])
    expect(summaries(reading).map((question) => [question.options, question.key])).toEqual([[['铜', '铝', '木'], key]])
  })

  it('is not guessed from parts of the score', async () => {
    const reading = await readSheet([
      ['题目', '选项A', '选项A分值', '选项B', '选项B分值'],
      ['导体有', '铜', 5, '铝', 2],
    ])
    expect(rejections(reading)).toEqual(['Sheet1!2 key.not-an-option'])
  })

  it('is spread over several cells', async () => {
    const rows = [
      ['题目', 'A', 'B', 'C', '答案', '', ''],
      ['导体有', '铜', '铝', '木', 'A', 'B', ''],
    ]
    expect(summaries(await readBank(merged(rows, ['E1:G1']), 'x'))[0]).toMatchObject({ key: 'AB' })
  })

  it('is marked beside options in rows of their own', async () => {
    const rows = [
      ['题目', '选项', '是否正确'],
      ['导体有', '铜', '√'],
      ['', '铝', '√'],
      ['', '木', ''],
      ['绝缘体有', '铜', ''],
      ['', '木', '√'],
    ]
    for (const bytes of [merged(rows, ['A2:A4', 'A5:A6']), workbook({ S: rows })]) {
      const reading = await readBank(bytes, 'x')
      expect(reading.layout).toBe('table.options-below')
      expect(summaries(reading).map(({ options, key }) => [options, key])).toEqual([
        [['铜', '铝', '木'], 'AB'],
        [['铜', '木'], 'B'],
      ])
    }
  })
})

describe('a case', () => {
  it('is shared by the rows of its merged cell, or of its group', async () => {
    const rows = [
      ['材料', '题干', 'A', 'B', '答案'],
      ['某车间的砂轮机没有防护罩。', '首先应（）', '停机', '继续', 'A'],
      ['', '还要（）', '离开', '上报', 'B'],
      ['', '停电后（）', '验电', '不验', 'A'],
    ]
    const reading = await readBank(merged(rows, ['A2:A3']), 'x')
    const cases = reading.drafts.map(({ draft }) => [shown(draft.material), draft.group])
    expect(cases[0]).toEqual(cases[1])
    expect(cases.map(([text]) => text)).toEqual(['某车间的砂轮机没有防护罩。', '某车间的砂轮机没有防护罩。', ''])
    const grouped = await readSheet([
      ['案例编号', '案例', '题干', '答案'],
      ['案例1', '某车间的砂轮机没有防护罩。', '应停机。', '对'],
      ['案例1', '', '可继续。', '错'],
      ['', '', '铜是导体。', '对'],
    ])
    expect(grouped.drafts.map(({ draft }) => [shown(draft.material), draft.group])).toEqual([
      ['某车间的砂轮机没有防护罩。', '案例1'],
      ['某车间的砂轮机没有防护罩。', '案例1'],
      ['', null],
    ])
  })
})

describe('a table in text', () => {
  it('may say what separates its fields', async () => {
    const text = 'sep=;\n题干;A;B;答案\n测量绝缘电阻用什么表？;电流表;兆欧表;B\n'
    const reading = await readBank(bytesOf(text), 'x.csv')
    expect(summaries(reading)).toEqual([gauge])
    expect(reading.drafts[0]?.at).toBe('3')
  })
})

describe('a key that stands inside the question', () => {
  it('is a tick at the right option', async () => {
    const reading = await readSheet([
      ['题干', 'A', 'B', 'C'],
      ['导体有（）', '铜（√）', '铝 √', '木'],
      ['绝缘体有（）', 'A. 铜', 'B. 橡胶√', 'C. 铝'],
      ['半导体有（）', '铜', '铝', '木'],
    ])
    expect(summaries(reading).map(({ options, key }) => [options, key])).toEqual([
      [['铜', '铝', '木'], 'AB'],
      [['铜', '橡胶', '铝'], 'B'],
    ])
    expect(rejections(reading)).toEqual(['Sheet1!4 key.missing'])
  })

  it('is what is underlined in a cell, or stands between its lines', async () => {
    const run = (text: string, underlined: boolean) => `<r>${underlined ? '<rPr><u/></rPr>' : ''}<t>${text}</t></r>`
    const cell = (runs: string) => `<c t="inlineStr"><is>${runs}</is></c>`
    const words = (text: string) => cell(`<t>${text}</t>`)
    const rows = [
      words('题型') + words('题干') + words('答案'),
      words('填空题') + cell(run('常用的导体是', false) + run('铜', true) + run('和', false) + run('铝', true)),
      words('填空题') + cell(run('绝缘电阻用', false) + run('    ', true) + run('测量', false)) + words('兆欧表'),
      words('填空题') + words('检修前先__停电__。'),
    ]
    const sheet = `<worksheet><sheetData>${rows.map((row) => `<row>${row}</row>`).join('')}</sheetData></worksheet>`
    const reading = await readBank(zipOf(xlsxParts(sheet)), 'x')
    expect(summaries(reading).map(({ stem, key }) => [stem, key])).toEqual([
      ['常用的导体是[0]和[1]', { type: 'blanks', texts: [['铜'], ['铝']], anyOrder: false }],
      ['绝缘电阻用[0]测量', { type: 'blanks', texts: [['兆欧表']], anyOrder: false }],
      ['检修前先[0]。', { type: 'blanks', texts: [['停电']], anyOrder: false }],
    ])
  })

  it('fills two gaps with one option', async () => {
    const reading = await readSheet([
      ['题干', 'A', 'B', '答案'],
      ['先____后____。', '验电、接地', '接地、验电', 'A、A'],
      ['先____。', '验电', '接地', 'A、A'],
    ])
    expect(summaries(reading).map(({ key }) => key)).toEqual(['A'])
    expect(rejections(reading)).toEqual(['Sheet1!3 key.duplicate-letter'])
  })
})

describe('columns that platforms write', () => {
  it.each<[string[], (string | number)[], object]>([
    [
      ['题目类型', '大题题干', '题目内容', '选项数', 'A', 'B', '正确答案', '难易度', '知识点'],
      ['单选题', '', '测量绝缘电阻用什么表？', 2, '电流表', '兆欧表', 'B', '易', '仪表'],
      {},
    ],
    [
      ['题号', '考试题目', '答案A', '答案B', '考生答案', '标准答案', '得分'],
      [1, '测量绝缘电阻用什么表？', '电流表', '兆欧表', 'A', 'B', 0],
      {},
    ],
    [
      ['一级目录', '工种', '题干', '选项内容（用|隔开）', '选项个数', '答案及解析', '命题人'],
      ['仪表', '电工', '测量绝缘电阻用什么表？', '电流表|兆欧表', 2, 'B。解析：电流表量程不够。', '甲'],
      { explanation: '电流表量程不够。' },
    ],
    [['题目及选项', '答案'], ['测量绝缘电阻用什么表？\nA.电流表\nB.兆欧表', 'B'], {}],
    [
      ['Question', 'Option 1', 'Option 2', 'Correct Option', 'Your answer'],
      ['测量绝缘电阻用什么表？', '电流表', '兆欧表', 'B', 'A'],
      {},
    ],
  ])('%j', async (names, cells, more) => {
    const reading = await readSheet([names, cells])
    expect(summaries(reading)).toEqual([gauge])
    const { explanation } = { explanation: '', ...more }
    expect(shown(reading.drafts[0]?.draft.explanation ?? [])).toBe(explanation)
  })

  it('miss a picture that a column only names', async () => {
    const reading = await readSheet([
      ['题干', '题干图片', '选项A', '选项A图片', '选项B', '答案'],
      ['图中是什么表？', '', '电流表', 'a.png', '兆欧表', 'B'],
      ['测量绝缘电阻用什么表？', '', '电流表', '', '兆欧表', 'B'],
    ])
    expect(rejections(reading)).toEqual(['Sheet1!2 picture.unsupported'])
    expect(summaries(reading)).toEqual([gauge])
  })
})

describe('what else people do', () => {
  it('a case stands in a row before its questions', async () => {
    const reading = await readSheet([
      ['题型', '题干', 'A', 'B', '答案'],
      ['案例题', '某车间的砂轮机没有防护罩。', '', '', ''],
      ['单选题', '(1)首先应（）', '停机', '继续', 'A'],
      ['单选题', '(2)然后应（）', '离开', '上报', 'B'],
      ['单选题', '导体是（）', '铜', '木', 'A'],
    ])
    expect(reading.rejected).toEqual([])
    expect(reading.drafts.map(({ draft }) => [shown(draft.stem), shown(draft.material), draft.group])).toEqual([
      ['首先应（）', '某车间的砂轮机没有防护罩。', 'Sheet1!2'],
      ['然后应（）', '某车间的砂轮机没有防护罩。', 'Sheet1!2'],
      ['导体是（）', '', null],
    ])
  })

  it('each question is a column', async () => {
    const reading = await readSheet([
      ['题目', '导体是', '绝缘体是'],
      ['A', '铜', '铜'],
      ['B', '木', '木'],
      ['答案', 'A', 'B'],
    ])
    expect(reading).toMatchObject({
      layout: 'table.turned',
      rejected: [],
      drafts: [{ at: 'Sheet1!B' }, { at: 'Sheet1!C' }],
    })
    expect(summaries(reading).map(({ stem, options, key }) => [stem, options, key])).toEqual([
      ['导体是', ['铜', '木'], 'A'],
      ['绝缘体是', ['铜', '木'], 'B'],
    ])
  })

  it('the key stands in the brackets of a table without headings', async () => {
    const reading = await readSheet([
      ['导体是（A）。', '铜', '木', '水晶'],
      ['绝缘体是（B）。', '铁', '陶瓷', '铝'],
      ['半导体是（C）。', '铁', '陶瓷', '硅'],
    ])
    expect(summaries(reading).map(({ stem, options, key }) => [stem, options.length, key])).toEqual([
      ['导体是（　　）。', 3, 'A'],
      ['绝缘体是（　　）。', 3, 'B'],
      ['半导体是（　　）。', 3, 'C'],
    ])
  })

  it('remarks stand below the table', async () => {
    const reading = await readSheet([
      ['题目', 'A', 'B', '答案'],
      ['测量绝缘电阻用什么表？', '电流表', '兆欧表', 'B'],
      ['注：以上题目供参考'],
      ['共1题'],
    ])
    expect(summaries(reading)).toEqual([gauge])
    expect(rejections(reading)).toEqual([])
    expect(reading.warnings.map(({ at, code }) => `${at} ${code}`)).toEqual([
      'Sheet1!3 row.skipped',
      'Sheet1!4 row.skipped',
    ])
  })
})
