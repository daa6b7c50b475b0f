import { describe, expect, it } from 'vitest'
import { readBank } from '../src/index.ts'
import { bytesOf, summaries, workbook, xlsxParts, zipOf } from './samples.ts'

const rows = (more = '') =>
  `<worksheet><dimension ref="A1:XFD1048576"/><sheetData>
    <row r="1"><c r="A1" t="str"><v>题目</v></c><c r="B1" t="str"><v>答案</v></c>${more}</row>
    <row r="1048576"><c r="A1048576" t="str"><v>停电后要验电。</v></c><c r="B1048576" t="str"><v>对</v></c></row>
  </sheetData><mergeCells count="1"><mergeCell ref="C1:XFD1048576"/></mergeCells>
  <dataValidations><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"a,b"</formula1></dataValidation></dataValidations></worksheet>`

const refusal = async (bytes: Uint8Array) => {
  const error: unknown = await readBank(bytes, 'x').catch((fault: unknown) => fault)
  return error instanceof Error && 'code' in error ? `${error.name} ${error.code}` : error
}

describe('sheets that claim more than they hold', () => {
  it('cost nothing: merged areas, validations and far columns are not looked at', async () => {
    const far = '<c r="XFD1" t="str"><v>x</v></c>'
    const reading = await readBank(zipOf(xlsxParts(rows(far))), 'x.xlsx')
    expect(summaries(reading)).toEqual([{ type: 'true-false', stem: '停电后要验电。', options: [], key: true }])
    expect(reading.drafts[0]?.at).toBe('S!1048576')
  })
})

describe('sheets that are made to cost', () => {
  const question = '<row r="2"><c r="A2" t="str"><v>停电后要验电。</v></c><c r="B2" t="str"><v>对</v></c></row>'
  const head = '<row r="1"><c r="A1" t="str"><v>题目</v></c><c r="B1" t="str"><v>答案</v></c></row>'
  const many = (count: number, one: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => one(index)).join('')
  it.each<[string, string]>([
    [
      'merged areas over everything, one upon another',
      `<mergeCells>${many(20_000, (index) => `<mergeCell ref="A${(index % 2) + 1}:XFD1048576"/>`)}</mergeCells>`,
    ],
    ['rows without cells', ''],
    ['links to pictures that are not there', '<drawing r:id="rId7"/><picture r:id="rId8"/>'],
  ])('%s', async (_, more) => {
    const empty = more === '' ? many(20_000, (index) => `<row r="${index + 3}" spans="1:16384" s="${index % 9}"/>`) : ''
    const xml = `<worksheet><sheetData>${head}${question}${empty}</sheetData>${more}</worksheet>`
    const reading = await readBank(zipOf(xlsxParts(xml)), 'x.xlsx')
    expect(summaries(reading)).toEqual([{ type: 'true-false', stem: '停电后要验电。', options: [], key: true }])
  })

  it('a formula is never worked out, only its last value is read', async () => {
    const cell = '<c r="B2" t="str"><f>WEBSERVICE("http://localhost/")</f><v>对</v></c>'
    const xml = `<worksheet><sheetData>${head}<row r="2"><c r="A2" t="str"><v>停电后要验电。</v></c>${cell}</row></sheetData></worksheet>`
    expect(summaries(await readBank(zipOf(xlsxParts(xml)), 'x.xlsx')).map(({ key }) => key)).toEqual([true])
  })
})

describe('archives are refused before they are opened', () => {
  const sheet = xlsxParts(rows())
  it.each<[string, Uint8Array, string]>([
    [
      'too many parts',
      zipOf([...sheet, ...Array.from({ length: 2000 }, (_, index) => ({ name: `a${index}`, data: '' }))]),
      'file.hostile',
    ],
    ['a path that leads outside', zipOf([...sheet, { name: '../x', data: 'x' }]), 'file.hostile'],
    ['an archive inside', zipOf([...sheet, { name: 'xl/more.zip', data: 'x' }]), 'file.hostile'],
    ['a part too large', zipOf([...sheet, { name: 'x', data: 'x', claimed: 49 * 1024 * 1024 }]), 'file.hostile'],
    [
      'a part inflated beyond reason',
      zipOf(xlsxParts(`<worksheet><sheetData>${'<row/>'.repeat(400_000)}</sheetData></worksheet>`)),
      'file.hostile',
    ],
    [
      'a directory that lies',
      zipOf(xlsxParts(rows(' '.repeat(500_000))).map((part) => ({ ...part, claimed: 100 }))),
      'file.damaged',
    ],
    ['a document type', zipOf(xlsxParts('<!DOCTYPE x [<!ENTITY a "b">]><worksheet>&a;</worksheet>')), 'file.hostile'],
    ['another encoding', zipOf(xlsxParts('<?xml version="1.0" encoding="UTF-7"?><worksheet/>')), 'file.hostile'],
    ['nesting', zipOf(xlsxParts(`${'<a>'.repeat(100)}${'</a>'.repeat(100)}`)), 'file.hostile'],
    ['broken XML', zipOf(xlsxParts('<worksheet><sheetData></worksheet>')), 'file.damaged'],
  ])('%s', async (_, bytes, code) => {
    expect(await refusal(bytes)).toBe(`BankFileError ${code}`)
  })
})

describe('files that are no bank', () => {
  const ole = (stream: string) =>
    new Uint8Array([
      0xd0,
      0xcf,
      0x11,
      0xe0,
      0xa1,
      0xb1,
      0x1a,
      0xe1,
      ...Buffer.from(`${' '.repeat(600)}${stream}`, 'utf16le'),
    ])
  it.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(), 'file.empty'],
    ['blanks', bytesOf(' \n '), 'file.empty'],
    [
      'a picture',
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, ...Array.from({ length: 500 }, (_, index) => index % 7)]),
      'file.binary',
    ],
    ['an old Word document', ole('WordDocument'), 'format.doc'],
    ['an encrypted workbook', ole('EncryptedPackage'), 'file.encrypted'],
    ['an empty Word document', zipOf([{ name: 'word/document.xml', data: '<a/>' }]), 'bank.no-questions'],
    ['rich text', bytesOf('{\\rtf1\\ansi 1. A}'), 'format.rtf'],
    ['a document of Works', ole('MatOST'), 'format.wps'],
    ['an archive', zipOf([{ name: 'readme.txt', data: 'x' }]), 'format.zip'],
    ['a PDF', bytesOf('%PDF-1.7\n'), 'format.pdf'],
    ['a web page', bytesOf('<html><table><tr><td>题目</td></tr></table></html>'), 'format.html'],
    ['XML', bytesOf('<?xml version="1.0"?><note/>'), 'format.xml'],
    ['notes', bytesOf('今天复习了第一章。\n明天复习第二章，重点是安全规程。\n'), 'bank.no-questions'],
    ['deep JSON', bytesOf('['.repeat(100_000) + ']'.repeat(100_000)), 'bank.no-questions'],
    ['an empty workbook', workbook({ Sheet1: [] }), 'bank.no-questions'],
  ])('%s', async (_, bytes, code) => {
    expect(await refusal(bytes)).toBe(`BankFileError ${code}`)
  })
})
