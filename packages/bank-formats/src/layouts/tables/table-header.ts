import type { Sheet } from '../../sheets/sheet.ts'
import type { Layout } from '../layout.ts'
import { findHeadings } from './find-headings.ts'
import { questionsBelow } from './table-rows.ts'

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
