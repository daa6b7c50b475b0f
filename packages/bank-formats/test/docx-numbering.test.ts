import { describe, expect, it } from 'vitest'
import { numberWords } from '../src/documents/word/number-words.ts'
import { docxOf, lines, openShown, paragraph, run, textsOf } from './docx-samples.ts'

const level = (index: number, format: string, pattern: string, more = '') =>
  `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${pattern}"/>${more}</w:lvl>`
const kind = (id: number, ...levels: string[]) =>
  `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`
const list = (id: number, kindId: number, more = '') =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${kindId}"/>${more}</w:num>`
const item = (text: string, id: number, at = 0) =>
  paragraph(run(text), `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${id}"/></w:numPr>`)

describe('numbers that Word gives to paragraphs', () => {
  it('count by level and start again below the next above', async () => {
    const numbering =
      kind(0, level(0, 'chineseCounting', '%1、'), level(1, 'decimal', '%2．'), level(2, 'upperLetter', '(%3)')) +
      list(1, 0)
    const body =
      item('单选', 1) +
      item('题', 1, 1) +
      item('甲', 1, 2) +
      item('乙', 1, 2) +
      item('题', 1, 1) +
      item('丙', 1, 2) +
      item('多选', 1) +
      item('题', 1, 1)
    const { opened, texts } = await openShown(docxOf(body, { numbering }))
    expect(texts).toEqual([
      '<一、> 单选',
      '<1．> 题',
      '<(A)> 甲',
      '<(B)> 乙',
      '<2．> 题',
      '<(A)> 丙',
      '<二、> 多选',
      '<1．> 题',
    ])
    expect(opened.document.lines[2]?.list).toEqual({ id: '0', level: 2 })
  })

  it('go on in another list of the same kind, and start again where it says so', async () => {
    const numbering =
      kind(7, level(0, 'decimal', '%1.')) +
      list(1, 7) +
      list(2, 7) +
      list(3, 7, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>')
    const body = item('a', 1) + item('b', 2) + item('c', 3) + item('d', 3) + lines('x') + item('e', 3)
    const { opened, texts } = await openShown(docxOf(body, { numbering }))
    expect(texts).toEqual(['<1.> a', '<2.> b', '<5.> c', '<6.> d', 'x', '<7.> e'])
    expect(opened.document.lines.map((line) => line.list?.id)).toEqual(['7', '7', '7/3', '7/3', undefined, '7/3'])
  })

  it('show the numbers above, in digits where asked, and may never start again', async () => {
    const numbering =
      kind(0, level(0, 'upperRoman', '%1'), level(1, 'decimal', '%1.%2', '<w:isLgl/><w:lvlRestart w:val="0"/>')) +
      list(1, 0)
    const body = item('a', 1) + item('b', 1, 1) + item('c', 1) + item('d', 1, 1)
    expect(await textsOf(body, { numbering })).toEqual(['<I> a', '<1.1> b', '<II> c', '<2.2> d'])
  })

  it('come from styles, of which a level may name one, and numId 0 takes them off', async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="Q"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="O"><w:basedOn w:val="Q"/></w:style>'
    const numbering =
      kind(0, level(0, 'decimal', '%1、'), level(1, 'upperLetter', '%2.', '<w:pStyle w:val="O"/>')) + list(1, 0)
    const styled = (text: string, style: string, more = '') =>
      paragraph(run(text), `<w:pStyle w:val="${style}"/>${more}`)
    const body =
      styled('题', 'Q') +
      styled('甲', 'O') +
      styled('乙', 'O') +
      styled('无', 'Q', '<w:numPr><w:numId w:val="0"/></w:numPr>')
    expect(await textsOf(body, { styles, numbering })).toEqual(['<1、> 题', '<A.> 甲', '<B.> 乙', '无'])
  })

  it('are signs in lists without numbers', async () => {
    const font = '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>'
    const numbering = kind(0, level(0, 'bullet', '\uF06C', font), level(1, 'none', '')) + list(1, 0)
    expect(await textsOf(item('a', 1) + item('b', 1, 1), { numbering })).toEqual(['<●> a', '<> b'])
  })

  it('are none where the list is not defined', async () => {
    expect(await textsOf(item('a', 4))).toEqual(['a'])
  })
})

describe('formats of numbers', () => {
  it.each<[string, number[], string[]]>([
    ['decimal', [0, 7], ['0', '7']],
    ['decimalZero', [7, 12], ['07', '12']],
    ['upperLetter', [1, 26, 27, 53], ['A', 'Z', 'AA', 'AAA']],
    ['lowerRoman', [4, 9, 1994], ['iv', 'ix', 'mcmxciv']],
    [
      'chineseCountingThousand',
      [10, 12, 20, 103, 110, 1000, 1001],
      ['十', '十二', '二十', '一百零三', '一百一十', '一千', '一千零一'],
    ],
    ['ideographDigital', [10, 21], ['一〇', '二一']],
    ['chineseLegalSimplified', [12], ['壹拾贰']],
    ['ideographTraditional', [1, 10, 11], ['甲', '癸', '11']],
    ['decimalEnclosedCircle', [1, 20, 21, 50, 51], ['①', '⑳', '㉑', '㊿', '51']],
    ['decimalEnclosedParen', [3], ['⑶']],
    ['decimalFullWidth', [12], ['１２']],
    ['ordinal', [1, 2, 3, 11, 21], ['1st', '2nd', '3rd', '11th', '21st']],
    ['bullet', [1], ['']],
    ['unheardOf', [3], ['3']],
    ['upperLetter', [1_000_000_000], ['1000000000']],
  ])('%s', (format, numbers, expected) => {
    expect(numbers.map((number) => numberWords(number, format))).toEqual(expected)
  })
})
