import { cellOf, type Sheet } from '../../sheets/sheet.ts'
import type { Layout } from '../layout.ts'
import { findHeadings } from './find-headings.ts'
import { questionsBelow } from './table-rows.ts'

/** Headings of a table that was turned stand in its first columns; a question with all its parts has few of them. */
const mostParts = 40

/** The sheet with rows and columns in each other's place. */
const turned = (sheet: Sheet): Sheet => {
  const width = Math.max(...sheet.rows.map(({ cells }) => cells.length))
  const rows = Array.from({ length: width }, (_, column) => ({
    number: column + 1,
    cells: sheet.rows.map((row) => cellOf(row, column)),
    pictured: sheet.rows.some((row) => row.pictured),
  }))
  return { name: sheet.name, rows: rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')), turned: true }
}

/** One column a question, with the names of its parts in the first. */
export const tableTurned: Layout<Sheet> = {
  code: 'table.turned',
  read: (sheet) => {
    if (sheet.rows.length > mostParts || sheet.rows.length < 3 || findHeadings(sheet)) return undefined
    const other = turned(sheet)
    const headings = findHeadings(other)
    // Three names prove it: question, answer, and one more.
    if (!headings || headings.score < 3) return undefined
    const reason = 'Each column is a question; the first names its parts.'
    return { layout: 'table.turned', reason, ...questionsBelow(other, headings), rejected: [], leastDrafts: 0 }
  },
}

/** One row a question below headings that are found by their meaning; options in columns or in one cell. */
export const tableWithHeader: Layout<Sheet> = {
  code: 'table.header',
  read: (sheet) => {
    const headings = findHeadings(sheet)
    const columns = headings?.tables[0]
    const header = headings && sheet.rows[headings.at]
    if (!headings || !columns || !header) return undefined
    const { questions, warnings } = questionsBelow(sheet, headings)
    const names = columns.names
      .map((cell) => cell.trim().slice(0, 20))
      .filter(Boolean)
      .slice(0, 12)
    const options =
      columns.options.length > 0
        ? `options in ${columns.options.length} columns`
        : columns.roles.options === undefined
          ? 'no options column'
          : 'options in one cell'
    const beside = headings.tables.length > 1 ? `; ${headings.tables.length} tables side by side` : ''
    const reason = `Row ${header.number} names the columns (${names.join(', ')}); ${options}${beside}.`
    return { layout: 'table.header', reason, questions, rejected: [], warnings, leastDrafts: 0 }
  },
}
