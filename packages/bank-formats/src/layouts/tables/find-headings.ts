import type { Sheet, SheetRow } from '../../sheets/sheet.ts'
import { plain } from '../../text/comparable.ts'
import { answerColumn, markColumn, optionColumn, roleOf } from '../roles.ts'
import { type Columns, columnsOf, type Headings, headingScore, headingsOfRow } from './columns.ts'

/** Titles and instructions above the headings are rarely longer. */
const searchedRows = 30

/** A heading is short; what is longer is content. */
const longestHeading = 24

/** Headings of one or two rows, with the tables that stand side by side below them. */
export interface FoundHeadings {
  /** Index of the last row of headings. */
  at: number
  tables: Columns[]
  score: number
}

const isKnown = (heading: string) =>
  roleOf(heading) !== 'other' ||
  optionColumn(heading) !== undefined ||
  answerColumn(heading) !== undefined ||
  markColumn(heading) !== undefined

/** The columns at which the same headings begin anew, side by side. */
const repeats = (names: readonly string[]): number[] => {
  const words = names.map((name) => plain(name))
  const start = words.findIndex((name) => name !== '')
  const starts = words.flatMap((name, column) => (name !== '' && name === words[start] ? [column] : []))
  if (starts.length < 2) return [start]
  const blocks = starts.map((column, index) =>
    words
      .slice(column, starts[index + 1])
      .join('\t')
      .trim(),
  )
  return blocks.every((block) => block === blocks[0]) ? starts : [start]
}

const tablesOf = (headings: Headings): Columns[] => {
  const starts = repeats(headings.names)
  const tables = starts.map((from, index) => {
    const columns = columnsOf(headings, index === 0 ? 0 : from, starts[index + 1])
    return index === 0 ? columns : { ...columns, beside: true }
  })
  // What repeats has to be a table of its own.
  return tables.length > 1 && headingScore(tables[0] ?? columnsOf(headings)) === 0 ? [columnsOf(headings)] : tables
}

const scoreOf = (tables: readonly Columns[]) => tables.reduce((sum, table) => sum + headingScore(table), 0)

/** Two rows as one: the lower names the columns below a heading that is merged, or that stands over them. */
const twoRows = (above: SheetRow, below: SheetRow): Headings | undefined => {
  const filled = below.cells.filter((cell) => cell.trim() !== '')
  if (below.number > above.number + 1 || filled.length === 0) return undefined
  if (filled.some((cell) => cell.length > longestHeading || !isKnown(cell))) return undefined
  // A title or an instruction above headings names nothing: it stands alone in its row.
  if (above.cells.filter((cell) => cell.trim() !== '').length < 2) return undefined
  if (!above.cells.some((cell) => cell.length <= longestHeading && isKnown(cell))) return undefined
  const upper = headingsOfRow(above)
  const lower = headingsOfRow(below)
  const width = Math.max(upper.names.length, lower.names.length)
  const over = Array.from({ length: width }, (_, column) =>
    upper.continued?.has(column) ? (above.merged?.get(column) ?? '') : (upper.names[column] ?? ''),
  )
  const continued = new Set([...(upper.continued ?? [])].filter((column) => (lower.names[column] ?? '').trim() === ''))
  const names = over.map((name, column) => {
    const own = lower.names[column] ?? ''
    return own.trim() === '' ? (upper.names[column] ?? name) : own
  })
  return { names, upper: over, continued }
}

/** The headings at a row, alone or with the row below it, whichever names more columns. */
export const headingsAt = (rows: readonly SheetRow[], at: number): FoundHeadings | undefined => {
  const row = rows[at]
  if (!row) return undefined
  const one = tablesOf(headingsOfRow(row))
  const next = rows[at + 1]
  const pair = next && twoRows(row, next)
  const two = pair ? tablesOf(pair) : []
  const found =
    scoreOf(two) > 0 && scoreOf(two) >= scoreOf(one)
      ? { at: at + 1, tables: two, score: scoreOf(two) }
      : { at, tables: one, score: scoreOf(one) }
  return found.score > 0 ? found : undefined
}

/** The row or rows of headings of a sheet, and what its columns hold. */
export const findHeadings = (sheet: Sheet): FoundHeadings | undefined => {
  let found: FoundHeadings | undefined
  for (let at = 0; at < Math.min(searchedRows, sheet.rows.length); at++) {
    const here = headingsAt(sheet.rows, at)
    if (here && here.score > (found?.score ?? 0)) found = here
  }
  return found
}

/** Whether a row below the headings is one of headings again: short words that name columns, and nothing else. */
export const isHeadingRow = (row: SheetRow): boolean => {
  const filled = row.cells.filter((cell) => cell.trim() !== '')
  return (
    filled.length > 1 &&
    filled.every((cell) => cell.length <= longestHeading && isKnown(cell)) &&
    filled.some((cell) => roleOf(cell) === 'stem') &&
    headingScore(columnsOf(headingsOfRow(row))) > 0
  )
}
