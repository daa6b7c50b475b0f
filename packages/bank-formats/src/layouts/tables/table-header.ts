import type { BankWarning } from '../../bank-reading.ts'
import type { RawQuestion } from '../../question/raw-question.ts'
import type { Sheet, SheetRow } from '../../sheets/sheet.ts'
import type { Layout } from '../layout.ts'
import { type Columns, columnsOf, questionOfRow, skippedRow } from './columns.ts'

/** Titles and instructions above the headings are rarely longer. */
const searchedRows = 30

/** How much a row looks like headings: a column for the question and one for answers or options. */
const headingScore = ({ roles, options, answers }: Columns): number => {
  if (roles.stem === undefined) return 0
  const answered =
    roles.answer !== undefined ||
    answers.length > 0 ||
    roles['answer-letter'] !== undefined ||
    roles['answer-index'] !== undefined
  const optioned = options.length > 1 || roles.options !== undefined || roles.targets !== undefined
  if (!answered && !optioned) return 0
  return Object.keys(roles).filter((role) => role !== 'other').length + options.length + answers.length
}

/** The row of headings of a sheet, and what its columns hold. */
export const findHeadings = (sheet: Sheet): { at: number; columns: Columns } | undefined => {
  let found: { at: number; columns: Columns } | undefined
  let best = 0
  for (const [at, row] of sheet.rows.slice(0, searchedRows).entries()) {
    const columns = columnsOf(row)
    const score = headingScore(columns)
    if (score > best) {
      best = score
      found = { at, columns }
    }
  }
  return found
}

const sameCells = (a: SheetRow, b: SheetRow) => a.cells.join('\t') === b.cells.join('\t')

/** One row a question below a row of headings, found by their meaning; options in columns or in one cell. */
export const tableWithHeader: Layout<Sheet> = {
  code: 'table.header',
  read: (sheet) => {
    const headings = findHeadings(sheet)
    const header = headings && sheet.rows[headings.at]
    if (!headings || !header) return undefined
    const { columns } = headings
    const questions: RawQuestion[] = []
    const warnings: BankWarning[] = []
    for (const row of sheet.rows.slice(headings.at + 1)) {
      if (sameCells(row, header)) continue
      const question = questionOfRow(sheet, row, columns)
      if (question) questions.push(question)
      else warnings.push(skippedRow(sheet, row))
    }
    const names = header.cells
      .map((cell) => cell.trim().slice(0, 20))
      .filter(Boolean)
      .slice(0, 12)
    const options =
      columns.options.length > 0
        ? `options in ${columns.options.length} columns`
        : columns.roles.options === undefined
          ? 'no options column'
          : 'options in one cell'
    const reason = `Row ${header.number} names the columns (${names.join(', ')}); ${options}.`
    return { layout: 'table.header', reason, questions, rejected: [], warnings, leastDrafts: 0 }
  },
}
