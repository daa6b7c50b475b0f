import { crc32, deflateRawSync } from 'node:zlib'
import { utils, write } from '@e965/xlsx'
import type { Content, Inline, QuestionDraft } from '@lianbing/contract'
import { type BankReading, type PlacedDraft, readBank } from '../src/index.ts'

export type Cells = (string | number | boolean)[][]

/** A workbook of the given sheets, as bytes; `merged` are areas of the first one. */
export const workbook = (
  sheets: Record<string, Cells>,
  bookType: 'xlsx' | 'biff8' = 'xlsx',
  merged: readonly string[] = [],
): Uint8Array => {
  const book = utils.book_new()
  for (const [place, [name, rows]] of Object.entries(sheets).entries()) {
    const sheet = utils.aoa_to_sheet(rows)
    if (place === 0) sheet['!merges'] = merged.map((area) => utils.decode_range(area))
    utils.book_append_sheet(book, sheet, name)
  }
  return new Uint8Array(write(book, { type: 'buffer', bookType, compression: true }))
}

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
export const jsonBytes = (value: unknown): Uint8Array => bytesOf(JSON.stringify(value))

export const readSheet = (rows: Cells): Promise<BankReading> => readBank(workbook({ Sheet1: rows }), 'bank.xlsx')
export const readJson = (value: unknown): Promise<BankReading> => readBank(jsonBytes(value), 'bank.json')

const shownInline = (child: Inline): string => {
  if (child.type === 'option') return `{{${child.id}}}`
  if (child.type === 'blank') return `[${child.index}]`
  if (child.type === 'image') return child.alt === '' ? '[image]' : `[image: ${child.alt}]`
  if (child.type === 'formula') return `\\(${child.tex}\\)`
  const text = child.position === undefined ? child.text : `${child.position === 'super' ? '^' : '_'}${child.text}`
  return child.underline ? `<u>${text}</u>` : text
}

/** Content as lines: references as {{B}}, gaps as [0], raised and lowered text as ^x and _x, table rows with bars. */
export const shown = (content: Content): string =>
  content
    .flatMap((block) =>
      block.type === 'table'
        ? block.rows.map((row) => `| ${row.map((cell) => cell.map(shownInline).join('')).join(' | ')} |`)
        : [block.children.map(shownInline).join('')],
    )
    .join('\n')

/** The parts of a draft that tests compare. */
const summary = (draft: QuestionDraft) => ({
  type: draft.type,
  stem: shown(draft.stem),
  options: draft.options.map((option) => shown(option.content)),
  key:
    'choice' in draft.key
      ? draft.key.choice
      : 'choices' in draft.key
        ? draft.key.choices.join('')
        : 'truth' in draft.key
          ? draft.key.truth
          : draft.key,
})

export const summaries = (reading: { drafts: readonly PlacedDraft[] }) =>
  reading.drafts.map(({ draft }) => summary(draft))
export const rejections = (reading: BankReading) => reading.rejected.map(({ at, code }) => `${at} ${code}`)

interface ZipPart {
  name: string
  data: Uint8Array | string
  /** What the directory claims instead of the real size. */
  claimed?: number
}

/** A zip written by hand, so that its directory can lie. */
export const zipOf = (parts: ZipPart[]): Uint8Array => {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, data, claimed } of parts) {
    const raw = Buffer.from(data)
    const packed = deflateRawSync(raw)
    const title = Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(0x0800, 2)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(raw), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(claimed ?? raw.length, 18)
    common.writeUInt16LE(title.length, 22)
    bodies.push(Buffer.from([0x50, 0x4b, 3, 4]), common, title, packed)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    directory.push(Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), common, rest, title)
    offset += 30 + title.length + packed.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return new Uint8Array(Buffer.concat([...bodies, central, end]))
}

/** The parts of a workbook with one sheet of the given XML. */
export const xlsxParts = (sheetXml: string): ZipPart[] => [
  {
    name: 'xl/workbook.xml',
    data: '<workbook xmlns:r="r"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
  },
  {
    name: 'xl/_rels/workbook.xml.rels',
    data: '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
  },
  { name: 'xl/worksheets/sheet1.xml', data: sheetXml },
]
