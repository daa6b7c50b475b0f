import { questionDraft } from '@lianbing/contract'
import { describe, expect, it } from 'vitest'
import { readBank } from '../src/index.ts'
import { readSheet, rejections, shown, summaries, workbook, xlsxParts, zipOf } from './samples.ts'

const header = ['题型', '题干', '选项A', '选项B', '选项C', '选项D', '答案', '解析', '难度', '等级', '知识点']

describe('sheets with headings', () => {
  it('reads a row a question, whatever its type', async () => {
    const reading = await readSheet([
      header,
      [
        '单选题',
        '1、测量绝缘电阻用什么表？',
        '兆欧表',
        '电流表',
        '电压表',
        '功率表',
        'A',
        '其他表量程不够。',
        '易',
        '初级工',
        '仪表',
      ],
      ['多选题', '2、触电急救要做到（ ）。', '迅速', '就地', '等待', '', 'Ａ，Ｂ', '', '', '', ''],
      ['判断题', '3、停电后不必验电。（ ）', '正确', '错误', '', '', '×', '', '', '', ''],
    ])
    expect(reading).toMatchObject({ format: 'xlsx', layout: 'table.header', rejected: [] })
    expect(summaries(reading)).toEqual([
      {
        type: 'single-choice',
        stem: '测量绝缘电阻用什么表？',
        options: ['兆欧表', '电流表', '电压表', '功率表'],
        key: 'A',
      },
      { type: 'multiple-choice', stem: '触电急救要做到（ ）。', options: ['迅速', '就地', '等待'], key: 'AB' },
      { type: 'true-false', stem: '停电后不必验电。（ ）', options: [], key: false },
    ])
    expect(reading.drafts[0]?.draft).toMatchObject({ language: 'zh-CN', level: 5, difficulty: 1, examPoint: '仪表' })
    expect(reading.drafts.map(({ at }) => at)).toEqual(['Sheet1!2', 'Sheet1!3', 'Sheet1!4'])
    for (const { draft } of reading.drafts) expect(questionDraft.parse(draft)).toEqual(draft)
  })

  it('finds the headings below titles, with stars and notes, on each sheet', async () => {
    const reading = await readBank(
      workbook({
        导入说明: [['说明'], ['请按列填写，不要改动标题。']],
        单选: [
          ['填写说明：答案用大写字母，选项不少于两个'],
          ['*题型', '*归属章', '*题干', '*正确答案(只能填字母)', '*选项A', '*选项B'],
          ['单选', 1, '钻床上能戴手套吗？', 'b', '能', '不能，会被卷入'],
        ],
        判断: [['填写说明'], ['*题型', '*归属章', '*题干', '*答案'], ['判断', 1, '砂轮机可以不装防护罩。', '错误']],
      }),
      'bank.xlsx',
    )
    expect(summaries(reading)).toEqual([
      { type: 'single-choice', stem: '钻床上能戴手套吗？', options: ['能', '不能，会被卷入'], key: 'B' },
      { type: 'true-false', stem: '砂轮机可以不装防护罩。', options: [], key: false },
    ])
    expect(reading.warnings).toContainEqual(expect.objectContaining({ code: 'sheet.skipped' }))
  })

  it.each([
    ['**A.铜**B.铝**C.铁'],
    ['A.铜**B.铝**C.铁'],
    ['**A铜**B铝**C铁'],
    ['A．铜\nB．铝\nC．铁'],
    ['A.铜 B.铝 C.铁'],
    ['A、铜B、铝C、铁'],
    ['铜##铝##铁'],
    ['A.铜##铝##铁'],
    ['铜|铝|铁'],
    ['（A）铜（B）铝（C）铁'],
    ['["铜","铝","铁"]'],
    ["['铜', '铝', '铁']"],
    ['[{"optionContent":"铜"},{"optionContent":"铝"},{"optionContent":"铁"}]'],
  ])('takes options apart that share a cell: %s', async (cell) => {
    const reading = await readSheet([
      ['题目', '选项', '答案'],
      ['导电最好的是', cell, 'A'],
    ])
    expect(summaries(reading)).toEqual([
      { type: 'single-choice', stem: '导电最好的是', options: ['铜', '铝', '铁'], key: 'A' },
    ])
  })

  it('goes on with options that spilled into further columns', async () => {
    const reading = await readSheet([
      ['题目', '选项', '答案', '图片'],
      ['导电最好的是', '**A.铁**B.铝', 'C', 'C.银'],
      ['最硬的是', '**A.钻石**B.铝', 'A', ''],
    ])
    expect(summaries(reading)[0]).toMatchObject({ options: ['铁', '铝', '银'], key: 'C' })
  })

  it('reads options in the rows below their question', async () => {
    const reading = await readSheet([
      ['题型', '答案', '问题'],
      ['单选题', 'B', '哪种灭火器用于电气火灾？'],
      ['', '', 'A. 水基'],
      ['', '', 'B. 二氧化碳'],
      ['判断题', '对', '先断电再灭火。'],
    ])
    expect(reading.layout).toBe('table.options-below')
    expect(summaries(reading)).toEqual([
      { type: 'single-choice', stem: '哪种灭火器用于电气火灾？', options: ['水基', '二氧化碳'], key: 'B' },
      { type: 'true-false', stem: '先断电再灭火。', options: [], key: true },
    ])
  })

  it('reads English headings and keys', async () => {
    const reading = await readSheet([
      ['No', 'Question', 'Option A', 'Option B', 'Correct Answer'],
      [1, 'What does an ohmmeter measure?', 'Resistance', 'Current', 'A'],
    ])
    expect(reading.drafts[0]?.draft).toMatchObject({ language: 'en', key: { type: 'single-choice', choice: 'A' } })
  })

  it('believes the parts of a question over a wrong type column', async () => {
    const reading = await readSheet([
      header,
      ['填空题', '铜的符号是____', 'Cu', 'Al', 'Fe', 'Zn', 'A'],
      ['填空题', '铁会生锈。____', '', '', '', '', '√'],
      ['填空题', '铝的符号是____。', '', '', '', '', 'Al'],
    ])
    expect(summaries(reading).map(({ type, stem }) => [type, stem])).toEqual([
      ['single-choice', '铜的符号是____'],
      ['true-false', '铁会生锈。'],
      ['blanks', '铝的符号是[0]。'],
    ])
    expect(reading.warnings.map(({ code }) => code)).toEqual(['type.mended', 'type.mended'])
  })

  it('reads percentages, dates and figures as they are seen', async () => {
    const sheet = `<worksheet><sheetData>
      <row r="1"><c t="str"><v>题目</v></c><c t="str"><v>选项A</v></c><c t="str"><v>选项B</v></c><c t="str"><v>答案</v></c></row>
      <row r="2"><c t="str"><v>合格率</v></c><c s="1"><v>0.95</v></c><c s="2"><v>35612</v></c><c t="str"><v>A</v></c></row>
      <row r="3"><c t="str"><v>误差</v></c><c><v>0.10000000000000001</v></c><c><v>2</v></c><c t="str"><v>B</v></c></row>
    </sheetData></worksheet>`
    const parts = xlsxParts(sheet)
    const relations = parts[1]
    if (relations)
      relations.data = String(relations.data).replace(
        '</Rel',
        '<Relationship Id="rId2" Type="x/styles" Target="styles.xml"/></Rel',
      )
    const styles = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    const reading = await readBank(zipOf([...parts, { name: 'xl/styles.xml', data: styles }]), 'x')
    expect(summaries(reading).map(({ options }) => options)).toEqual([
      ['95%', '1997-07-01'],
      ['0.1', '2'],
    ])
  })

  it('keeps raised and lowered characters', async () => {
    const rich =
      '<is><r><t>面积 1 m</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>2</t></r><r><t> 里的 CO</t></r><r><rPr><vertAlign val="subscript"/></rPr><t>2</t></r></is>'
    const sheet = `<worksheet><sheetData><row r="1"><c t="str"><v>题目</v></c><c t="str"><v>答案</v></c></row><row r="2"><c t="inlineStr">${rich}</c><c t="str"><v>对</v></c></row></sheetData></worksheet>`
    const reading = await readBank(zipOf(xlsxParts(sheet)), 'x')
    expect(shown(reading.drafts[0]?.draft.stem ?? [])).toBe('面积 1 m^2 里的 CO_2')
  })
})

describe('sheets without headings', () => {
  it('infers what the columns hold', async () => {
    const reading = await readSheet([
      [1, '车刀材料常用（　）。', '高速钢', '铸铁', '铝', '铜', 'A'],
      [2, '千分尺的精度是（　）。', '0.01 mm', '0.1 mm', '1 mm', '10 mm', 'A'],
      [3, '划线的基准应与（　）一致。', '工艺', '设计基准', '机床', '刀具', 'B'],
    ])
    expect(reading).toMatchObject({ layout: 'table.bare', rejected: [] })
    expect(summaries(reading)[1]).toEqual({
      type: 'single-choice',
      stem: '千分尺的精度是（　）。',
      options: ['0.01 mm', '0.1 mm', '1 mm', '10 mm'],
      key: 'A',
    })
  })

  it('reads questions and answers in two columns', async () => {
    const reading = await readSheet([
      ['三相电动机的极对数为 1 时，同步转速是多少？', 3000],
      ['钢的主要成分是____和碳。', '铁'],
      ['说明验电的步骤。', '选验电器，先在有电处试，再验三相。'],
    ])
    expect(summaries(reading).map(({ type }) => type)).toEqual(['numeric', 'blanks', 'written'])
  })

  it('skips a list of duties', async () => {
    const bank = [header, ['单选题', '铜的符号是', 'Cu', 'Al', '', '', 'A']]
    const reading = await readBank(
      workbook({
        题库: bank,
        分工: [
          ['甲', '单选题', '1-50'],
          ['乙', '判断题', '51-99'],
          ['丙', '多选题', '100-120'],
        ],
      }),
      'x',
    )
    expect(reading.drafts).toHaveLength(1)
    expect(rejections(reading)).toEqual([])
  })
})

it('reads old binary workbooks, also under another name', async () => {
  const reading = await readBank(
    workbook({ 题库: [header, ['单选题', '铜的符号是', 'Cu', 'Al', '', '', 'A']] }, 'biff8'),
    'bank.xlsx',
  )
  expect(reading).toMatchObject({ format: 'xls', drafts: [{ at: '题库!2' }] })
})

it('a label before every stem is none of its words, before some it may be', async () => {
  const rows = (second: string) => [
    ['题目：铜的符号是什么。', '答案：正确'],
    [second, '答案：错误'],
    ['题目：铁的符号是什么。', '答案：正确'],
  ]
  expect(summaries(await readSheet(rows('题目：铝的符号是什么。'))).map(({ stem }) => stem)).toEqual([
    '铜的符号是什么。',
    '铝的符号是什么。',
    '铁的符号是什么。',
  ])
  expect(summaries(await readSheet(rows('铝的符号是什么。')))[0]?.stem).toBe('题目：铜的符号是什么。')
})
