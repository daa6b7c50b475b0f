import type { TextDocument } from '../documents/document.ts'
import type { CheckedZip } from '../file/zip.ts'
import type { Sheet, SheetRow } from '../sheets/sheet.ts'

/** Plain text for plain text, wherever it stands. */
export interface Replacement {
  find: string
  replace: string
}

/** What is done to each text of a file before any layout reads it. */
export type Mend = (text: string) => string

/** All of them, one after another. */
export const mendOf = (replacements: readonly Replacement[] = []): Mend | undefined => {
  const real = replacements.filter(({ find }) => find !== '')
  return real.length === 0
    ? undefined
    : (text) => real.reduce((mended, { find, replace }) => mended.replaceAll(find, () => replace), text)
}

const mendCells = (cells: ReadonlyMap<number, string>, mend: Mend) =>
  new Map([...cells].map(([column, text]): [number, string] => [column, mend(text)]))

const mendRow = (row: SheetRow, mend: Mend): SheetRow => ({
  ...row,
  cells: row.cells.map(mend),
  ...(row.merged ? { merged: mendCells(row.merged, mend) } : {}),
  ...(row.underlined ? { underlined: mendCells(row.underlined, mend) } : {}),
})

export const mendSheet = (sheet: Sheet, mend: Mend | undefined): Sheet =>
  mend ? { ...sheet, rows: sheet.rows.map((row) => mendRow(row, mend)) } : sheet

export const mendDocument = (document: TextDocument, mend: Mend | undefined): TextDocument =>
  mend ? { ...document, lines: document.lines.map((line) => ({ ...line, text: mend(line.text) })) } : document

/** Every text in a value of JSON, names too. */
export const mendValue = (value: unknown, mend: Mend | undefined): unknown => {
  if (!mend) return value
  if (typeof value === 'string') return mend(value)
  if (Array.isArray(value)) return value.map((item) => mendValue(item, mend))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [mend(name), mendValue(item, mend)]))
}

const inXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** In markup only texts are replaced, never tags: `<` and `&` are looked for as they are written there. */
export const mendXml = (bytes: Buffer, replacements: readonly Replacement[] = []): Buffer => {
  const written = replacements.map(({ find, replace }) => ({ find: inXml(find), replace: inXml(replace) }))
  const mend = mendOf(written)
  if (!mend || bytes[0] === 0xff || bytes[0] === 0xfe) return bytes
  // Between tags alone: a name or an attribute that happens to read the same is no text.
  return Buffer.from(
    bytes
      .toString('utf8')
      .replace(/<!\[CDATA\[[\s\S]*?\]\]>|<[^>]*>|[^<]+/g, (part) =>
        part.startsWith('<![CDATA[')
          ? `<![CDATA[${(mendOf(replacements) ?? mend)(part.slice(9, -3))}]]>`
          : part.startsWith('<')
            ? part
            : mend(part),
      ),
  )
}

/** The archive with the texts of its XML parts replaced. */
export const mendZip = (zip: CheckedZip, replacements: readonly Replacement[] = []): CheckedZip =>
  mendOf(replacements)
    ? {
        ...zip,
        read: async (name) => {
          const part = await zip.read(name)
          return part && /\.xml$/i.test(name) ? mendXml(part, replacements) : part
        },
      }
    : zip
