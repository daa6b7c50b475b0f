import type { BankWarning } from '../../bank-reading.ts'
import type { RawQuestion } from '../../question/raw-question.ts'
import { cellOf, type Sheet } from '../../sheets/sheet.ts'
import { stripLetters } from '../../text/option-letters.ts'
import { splitOptions } from '../../text/split-options.ts'
import type { Layout } from '../layout.ts'
import { questionOfRow, skippedRow } from './columns.ts'
import { findHeadings } from './table-header.ts'

const lettered = /^\s*[(（]?[A-Z][)）]?\s*[.．、:：)）]/

/** Headings, then a row with the question and below it a row for each option, in the question's column. */
export const tableOptionsBelow: Layout<Sheet> = {
  code: 'table.options-below',
  read: (sheet) => {
    const headings = findHeadings(sheet)
    const { stem, answer } = headings?.columns.roles ?? {}
    if (!headings || stem === undefined || answer === undefined || headings.columns.options.length > 0) return undefined
    const rows = sheet.rows.slice(headings.at + 1)
    const below = (index: number) => {
      const row = rows[index]
      return row !== undefined && cellOf(row, answer).trim() === '' && lettered.test(cellOf(row, stem))
    }
    if (!rows.some((_, index) => below(index) && below(index + 1))) return undefined
    const questions: RawQuestion[] = []
    const warnings: BankWarning[] = []
    for (let index = 0; index < rows.length; index++) {
      const row = rows[index]
      const question = row && questionOfRow(sheet, row, headings.columns)
      if (row && !question) warnings.push(skippedRow(sheet, row))
      if (!question) continue
      const texts: string[] = []
      for (; below(index + 1); index++) texts.push(cellOf(rows[index + 1] ?? { number: 0, cells: [] }, stem))
      if (texts.length > 0) question.options = texts.length === 1 ? splitOptions(texts[0] ?? '') : stripLetters(texts)
      questions.push(question)
    }
    const reason = 'Below each question stand its options, a row each.'
    return { layout: 'table.options-below', reason, questions, rejected: [], warnings, leastDrafts: 0 }
  },
}
