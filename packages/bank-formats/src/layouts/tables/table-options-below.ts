import type { BankWarning } from '../../bank-reading.ts'
import type { RawQuestion } from '../../question/raw-question.ts'
import { cellOf, type Sheet, type SheetRow } from '../../sheets/sheet.ts'
import { stripLetters } from '../../text/option-letters.ts'
import { splitOptions } from '../../text/split-options.ts'
import type { Layout } from '../layout.ts'
import type { Columns } from './columns.ts'
import { findHeadings } from './find-headings.ts'
import { markOf } from './row-options.ts'
import { questionOfRow, skippedRow } from './row-question.ts'
import { sectionRow, typeOfSheet } from './section-heading.ts'

const lettered = /^\s*[(（]?[A-Z][)）]?\s*[.．、:：)）]/

/** Whether a row only goes on with the options of the question above it. */
const goesOn = (row: SheetRow | undefined, { roles }: Columns): boolean => {
  if (!row) return false
  const stem = cellOf(row, roles.stem)
  if (roles.options !== undefined) return stem.trim() === '' && cellOf(row, roles.options).trim() !== ''
  return cellOf(row, roles.answer).trim() === '' && lettered.test(stem)
}

/** The answer that rows of options give together: a mark beside the right ones, or else that of the first row. */
const answerOfRows = (rows: readonly SheetRow[], { roles }: Columns, given: RawQuestion['answer']) => {
  const marked = [roles['right-mark'], roles.answer].find(
    (column) => column !== undefined && rows.slice(1).some((row) => cellOf(row, column).trim() !== ''),
  )
  if (marked === undefined) return given
  const marks = rows.map((row) => markOf(cellOf(row, marked)))
  const places = marks.flatMap((mark, place) => (mark !== undefined && mark > 0 ? [place] : []))
  if (!marks.includes(undefined) && places.length > 0) return { kind: 'places' as const, places }
  const text = rows.map((row) => cellOf(row, marked).trim()).filter((cell) => cell !== '')
  return { kind: 'text' as const, text: text.join(',') }
}

/** Headings, then a row with the question and a row for each option, below it or in a column of their own. */
export const tableOptionsBelow: Layout<Sheet> = {
  code: 'table.options-below',
  read: (sheet) => {
    const headings = findHeadings(sheet)
    const columns = headings?.tables[0]
    if (!headings || !columns || headings.tables.length > 1) return undefined
    const { stem, answer, options: listed } = columns.roles
    const answered = answer !== undefined || (listed !== undefined && columns.roles['right-mark'] !== undefined)
    if (stem === undefined || !answered || columns.options.length > 0) return undefined
    const rows = sheet.rows.slice(headings.at + 1)
    const below = (index: number) => goesOn(rows[index], columns)
    if (!rows.some((_, index) => below(index) && (below(index + 1) || listed !== undefined))) return undefined
    const questions: RawQuestion[] = []
    const warnings: BankWarning[] = []
    let type = typeOfSheet(sheet.name)
    for (let index = 0; index < rows.length; index++) {
      const row = rows[index]
      const section = row && sectionRow(row)
      if (section) type = section.type
      if (!row || section) continue
      const question = questionOfRow(sheet, row, columns)
      if (!question) {
        warnings.push(skippedRow(sheet, row))
        continue
      }
      const start = listed === undefined ? index + 1 : index
      while (below(index + 1)) index++
      const own = rows.slice(start, index + 1)
      const texts = own.map((part) => cellOf(part, listed ?? stem))
      if (texts.length > 0 && texts.some((text) => text.trim() !== ''))
        question.options = texts.length === 1 ? splitOptions(texts[0] ?? '') : stripLetters(texts)
      if (own.length > 1) question.answer = answerOfRows(own, columns, question.answer)
      questions.push({ ...question, type: question.type || type })
    }
    const reason = 'Below each question stand its options, a row each.'
    return { layout: 'table.options-below', reason, questions, rejected: [], warnings, leastDrafts: 0 }
  },
}
