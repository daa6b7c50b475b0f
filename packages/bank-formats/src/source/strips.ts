import type { Place } from '../bank-reading.ts'
import type { TextDocument } from '../documents/document.ts'
import { cellOf, rowPlace, type Sheet } from '../sheets/sheet.ts'
import { withoutMarks } from '../text/marks.ts'

/** A piece of a source as people see it there, with its place: a line, a row, a column, an item. */
export interface Strip {
  at: Place
  /** The sheet or part that it stands in: a question's text ends with it. */
  part: string
  text: string
}

/** What a reading was made of, asked for once it is known which reading counts. */
export type Source = () => Strip[]

export const lineStrips = ({ lines }: TextDocument, part = ''): Strip[] =>
  lines.map(({ at, text, label }) => ({ at, part, text: withoutMarks(label ? `${label} ${text}` : text) }))

const widthOf = ({ rows }: Sheet) => rows.reduce((width, { cells }) => Math.max(width, cells.length), 0)

/** Its rows, and behind them its columns, where a question may be one. */
const stripsOf = (sheet: Sheet, inColumns: boolean): Strip[] => {
  const part = sheet.name ?? ''
  const rows = sheet.rows.map((row) => ({
    at: rowPlace(sheet, row),
    part,
    text: withoutMarks(row.cells.join('\t')).trimEnd(),
  }))
  if (!inColumns) return rows
  const columns = Array.from({ length: widthOf(sheet) }, (_, column) => ({
    at: rowPlace({ ...sheet, turned: true }, { number: column + 1 }),
    part: `columns of ${part}`,
    text: withoutMarks(sheet.rows.map((row) => cellOf(row, column)).join('\n')).trimEnd(),
  }))
  return [...rows, ...columns]
}

/** No table that was turned has more rows than this: its rows are the parts of a question. */
const mostParts = 40

export const sheetStrips = (sheets: readonly Sheet[]): Strip[] =>
  sheets.flatMap((sheet) => stripsOf(sheet, sheet.rows.length <= mostParts))

/** Items of a file, numbered as readers do; each ends where the next begins. */
export const itemStrips = (items: readonly string[]): Strip[] =>
  items.map((text, index) => ({ at: `#${index + 1}`, part: '', text }))

/** Values of JSON as its author would see them. */
export const jsonStrips = (values: readonly unknown[]): Strip[] =>
  itemStrips(values.map((value) => JSON.stringify(value, null, 1) ?? ''))
