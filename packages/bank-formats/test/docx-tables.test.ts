import { describe, expect, it } from 'vitest'
import { readBank } from '../src/index.ts'
import { docxOf, lines, openShown, paragraph, run, table, textsOf } from './docx-samples.ts'
import { summaries } from './samples.ts'

const cells = (...rows: string[][]) => table(rows.map((row) => row.map((text) => lines(...text.split('|')))))

describe('tables of a Word document', () => {
  it('of data are one object in a line of their own', async () => {
    const { texts, opened } = await openShown(
      docxOf(lines('如下表') + cells(['电压', '电流'], ['220V', '1A|2A']) + lines('完')),
    )
    expect(texts).toEqual(['如下表', '| 电压 | 电流 |\n| 220V | 1A 2A |', '完'])
    expect(opened.document.lines.map(({ at }) => at)).toEqual(['¶1', '¶2', '¶7'])
  })

  it('keep their grid where cells are merged, without columns that hold nothing', async () => {
    const cell = (text: string, properties: string) => `<w:tc><w:tcPr>${properties}</w:tcPr>${lines(text)}</w:tc>`
    const body = `<w:tbl><w:tr>${cell('标题', '<w:gridSpan w:val="3"/>')}</w:tr><w:tr>${cell('组', '<w:vMerge w:val="restart"/>')}${cell('甲', '')}${cell('', '')}</w:tr><w:tr>${cell('', '<w:vMerge/>')}${cell('乙', '')}${cell('', '')}</w:tr></w:tbl>`
    expect(await textsOf(body)).toEqual(['| 标题 |  |\n| 组 | 甲 |\n|  | 乙 |'])
  })

  it('of one column, or with numbered questions in them, are lines', async () => {
    expect(await textsOf(cells(['1. 锉刀有（A）。'], ['A. 齿|B. 刃']))).toEqual(['1. 锉刀有（A）。', 'A. 齿', 'B. 刃'])
    expect(await textsOf(cells(['1', '锉刀有（A）。|A. 齿|B. 刃'], ['2', '钻头有刃。（√）']))).toEqual([
      '1\t锉刀有（A）。',
      'A. 齿',
      'B. 刃',
      '2\t钻头有刃。（√）',
    ])
  })

  it('of options are a line a row', async () => {
    expect(await textsOf(cells(['A. 齿', 'B. 刃'], ['C. 柄', 'D. 尖']))).toEqual(['A. 齿\tB. 刃', 'C. 柄\tD. 尖'])
  })

  it('for the points of a marker are left out', async () => {
    expect(await textsOf(cells(['题号', '一', '二', '总 分'], ['得 分', '', '', '']) + lines('一、单选题'))).toEqual([
      '一、单选题',
    ])
  })

  it.each<[string, string[][], string[]]>([
    [
      'in rows',
      [
        ['题号', '1', '2', '3'],
        ['答案', 'A', 'BD', '√'],
      ],
      ['1.A 2.BD 3.√'],
    ],
    [
      'in rows without labels, in parts',
      [
        ['一、单选题', '', ''],
        ['1', '2', '3'],
        ['A', 'B', 'C'],
        ['4', '5', ''],
        ['D', 'A', ''],
      ],
      ['一、单选题', '1.A 2.B 3.C', '4.D 5.A'],
    ],
    [
      'in columns',
      [
        ['题号', '答案', '题号', '答案'],
        ['1', '绝缘', '3', '导体'],
        ['2', 'B', '', ''],
      ],
      ['1.绝缘', '3.导体', '2.B'],
    ],
    [
      'in bare columns',
      [
        ['1', 'A'],
        ['2', 'C'],
      ],
      ['1.A', '2.C'],
    ],
    [
      'in cells',
      [
        ['1.A', '2.B'],
        ['3-5 ABC', ''],
      ],
      ['1.A\t2.B', '3-5 ABC'],
    ],
  ])('of answers %s are the lines of a key', async (_, rows, expected) => {
    expect(await textsOf(cells(...rows))).toEqual(expected)
  })

  it('of answers give the key of the questions before', async () => {
    const asked = (number: number) => [
      `${number}. 第${number}种量具测什么（　　）。`,
      `A. 长度${number}`,
      `B. 角度${number}`,
    ]
    const body =
      cells(['题号', '1', '2', '3'], ['答案', '', '', '']) +
      lines('一、单选题', ...asked(1), ...asked(2), ...asked(3), '参考答案') +
      cells(['题号', '1', '2', '3'], ['答案', 'B', 'A', 'B'])
    const reading = await readBank(docxOf(body), 'x.docx')
    expect(summaries(reading).map(({ key }) => key)).toEqual(['B', 'A', 'B'])
  })

  it('of a question field by field are its lines', async () => {
    const record = (asked: string) =>
      cells(
        ['题型', '单选题', '难度', '易'],
        ['题 干', asked],
        ['A', '卡尺|（0～150 mm）'],
        ['选项B', '锉刀'],
        ['正确答案：', 'A'],
        ['解析', '看刻度。'],
      )
    expect(await textsOf(record('哪个是量具？'))).toEqual([
      '题型：单选题',
      '难度：易',
      '题干：哪个是量具？',
      'A. 卡尺',
      '（0～150 mm）',
      'B. 锉刀',
      '正确答案：A',
      '解析：看刻度。',
    ])
    const reading = await readBank(docxOf(record('哪个是量具？') + paragraph('') + record('哪个有刻度？')), 'x.docx')
    expect(summaries(reading).map(({ stem, key }) => [stem, key])).toEqual([
      ['哪个是量具？', 'A'],
      ['哪个有刻度？', 'A'],
    ])
  })

  it('of answers still to be filled in are left out, and other tables of numbers are data', async () => {
    expect(await textsOf(cells(['题号', '1', '2'], ['答案', '', '']))).toEqual([])
    expect(await textsOf(cells(['1', '2'], ['220', '380']))).toEqual(['| 1 | 2 |\n| 220 | 380 |'])
  })

  it('drop deleted rows, and rows of nested tables stay in their cell', async () => {
    const inner = cells(['x', 'y'])
    const body = `<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>${lines('走')}</w:tc></w:tr><w:tr><w:tc>${lines('a')}${inner}</w:tc><w:tc>${lines('b')}</w:tc></w:tr></w:tbl>`
    expect(await textsOf(body)).toEqual(['| a x y | b |'])
  })

  it('with headings of a question sheet are read as one, over a page break, beside questions in lines', async () => {
    const head = ['题目', 'A', 'B', '答案']
    const body =
      lines('一、单选题', '1. 量具是（B）。', 'A. 锉', 'B. 卡尺', '2. 刀具是（A）。', 'A. 铣刀', 'B. 平板') +
      cells(head, ['铜是', '导体', '绝缘体', 'A']) +
      paragraph('') +
      cells(['2. 胶木是（B）', 'A. 导体', 'B. 绝缘体', 'B'])
    const reading = await readBank(docxOf(body), 'x.docx')
    expect(reading.format).toBe('docx')
    expect(summaries(reading).map(({ stem, key }) => [stem, key])).toEqual([
      ['量具是（　　）。', 'B'],
      ['刀具是（　　）。', 'A'],
      ['铜是', 'A'],
      ['胶木是（　　）', 'B'],
    ])
    expect(reading.drafts.map(({ at }) => at)).toEqual(['¶2', '¶5', '¶12', '¶17'])
  })

  it('of formulas and stressed words keep them', async () => {
    const formula =
      '<m:oMath><m:f><m:num><m:r><m:t>U</m:t></m:r></m:num><m:den><m:r><m:t>R</m:t></m:r></m:den></m:f></m:oMath>'
    expect(await textsOf(table([[paragraph(run('电流') + formula), lines('值')]]))).toEqual([
      '| 电流\\(\\frac{U}{R}\\) | 值 |',
    ])
  })
})
