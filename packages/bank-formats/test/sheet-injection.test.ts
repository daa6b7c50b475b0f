import { read } from '@e965/xlsx'
import { type QuestionDraft, textContent } from '@lianbing/contract'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openZip } from '../src/file/zip.ts'
import { readBank } from '../src/index.ts'
import { writeBank } from '../src/writers/write-bank.ts'
import { writeTemplate } from '../src/writers/xlsx/write-template.ts'

/** What a spreadsheet would take for a formula, or for something to be cut off before one. */
const hostile = fc
  .tuple(
    fc.constantFrom('=', '+', '-', '@', '\t=', '\r=', '\n=', ' =', '＝', "'=", '"=', ';=', ',='),
    fc.constantFrom('1+1', 'HYPERLINK("http://example.com","x")', 'SUM(A1)', "cmd|' /C calc'!A0", 'IMPORTXML(1,2)'),
  )
  .map(([start, rest]) => `${start}${rest}`)

const draftOf = (texts: readonly string[]): QuestionDraft => {
  const at = (place: number) => texts[place % texts.length] ?? ''
  const options = ['A', 'B'].map((id, place) => ({ id, content: textContent(at(place + 1) + id), pinned: false }))
  const words = { source: at(4), sourceDetail: at(5), licence: at(6), author: at(7), reviewer: at(8), standard: at(9) }
  return {
    type: 'single-choice',
    language: 'zh-CN',
    material: [],
    group: null,
    stem: textContent(at(0)),
    options,
    targets: [],
    key: { type: 'single-choice', choice: 'A' },
    explanation: textContent(at(3)),
    level: null,
    difficulty: null,
    ...words,
    examPoint: at(10),
    edition: at(11),
    validFrom: null,
    validUntil: null,
  }
}

/** Every cell of every sheet, and the looks that cells may have. */
const partsOf = async (bytes: Uint8Array) => {
  const zip = await openZip(bytes)
  const textOf = async (name: string) => (await zip.read(name))?.toString() ?? ''
  const sheets = await Promise.all(zip.names.filter((name) => /worksheets\/[^/]+\.xml$/.test(name)).map(textOf))
  const styles = await textOf('xl/styles.xml')
  const looks = [...(/<cellXfs.*?<\/cellXfs>/s.exec(styles)?.[0] ?? '').matchAll(/<xf\b[^>]*>/g)].map(([look]) => look)
  return { cells: sheets.flatMap((sheet) => [...sheet.matchAll(/<c .*?(?:\/>|<\/c>)/gs)].map(([cell]) => cell)), looks }
}

const expectTexts = async (bytes: Uint8Array) => {
  const { cells, looks } = await partsOf(bytes)
  expect(cells.length).toBeGreaterThan(10)
  for (const cell of cells) {
    expect(cell).toMatch(/ t="inlineStr"/)
    expect(cell).not.toMatch(/<f[ >]|<v>/)
    // Text by its format, and marked as such, so that it stays text when somebody edits and leaves the cell.
    const look = looks[Number(/ s="(\d+)"/.exec(cell)?.[1])]
    expect(look).toMatch(/numFmtId="49"/)
    expect(look).toMatch(/quotePrefix="1"/)
  }
  const book = read(bytes)
  for (const sheet of Object.values(book.Sheets))
    for (const [place, cell] of Object.entries(sheet))
      if (!place.startsWith('!')) expect([cell.t, cell.f]).toEqual(['s', undefined])
}

test('whatever a text begins with, no cell of a sheet is a formula, and the text is the same when it is read', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(hostile, { minLength: 1, maxLength: 12 }), async (texts) => {
      const questions = [{ draft: draftOf(texts) }]
      const { bytes } = writeBank({ name: '=1+1', language: 'zh-CN', questions, pictures: new Map() }, 'xlsx')
      await expectTexts(bytes)
      const { drafts, rejected } = await readBank(bytes, 'bank.xlsx')
      expect(rejected).toEqual([])
      expect(drafts[0]?.draft.source).toBe(texts[4 % texts.length]?.trim())
    }),
    { numRuns: 15 },
  )
})

test.each(['zh-CN', 'en'] as const)('no cell of the template in %s is one either', (language) =>
  expectTexts(writeTemplate(language).bytes),
)
