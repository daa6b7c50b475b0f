import type { PlacedProblem } from '../../bank-reading.ts'
import type { Line } from '../../documents/document.ts'
import { bankProblem } from '../../problems.ts'
import type { RawQuestion } from '../../question/raw-question.ts'
import { answerLetters } from '../../question/read-key.ts'
import { cellOf, rowPlace, type Sheet } from '../../sheets/sheet.ts'
import { comparable, plain } from '../../text/comparable.ts'
import { truthOf } from '../../text/words.ts'
import { paper } from '../documents/paper.ts'
import type { Layout } from '../layout.ts'
import { findHeadings } from './find-headings.ts'

/** Columns behind these hold no text of a paper. */
const mostColumns = 30

interface PaperColumns {
  /** Where questions and options are typed. */
  text: number
  /** Where their numbers stand, in front. */
  number?: number
  /** Where their answers stand, beside. */
  answer?: number
}

const isKey = (text: string) => truthOf(text) !== undefined || answerLetters(text) !== undefined

/** What the columns of a paper hold: the one with most words, and beside it keys and numbers. */
const paperColumns = (sheet: Sheet): PaperColumns | undefined => {
  const columns = Array.from({ length: mostColumns }, () => ({ filled: 0, length: 0, keys: 0, numbers: 0 }))
  for (const row of sheet.rows)
    for (const [index, column] of columns.entries()) {
      const cell = cellOf(row, index)
      if (cell.trim() === '') continue
      column.filled++
      column.length += cell.length
      if (cell.length < 20 && isKey(cell)) column.keys++
      if (/^\s*\d{1,5}\s*[.、．]?\s*$/.test(cell)) column.numbers++
    }
  const most = Math.max(...columns.map(({ length }) => length))
  const text = columns.findIndex(({ length }) => length === most)
  if (text < 0 || most === 0) return undefined
  const answer = columns.findIndex(({ filled, keys }, index) => index !== text && filled > 1 && keys * 10 >= filled * 6)
  const number = columns.findIndex(
    ({ filled, numbers }, index) => index < text && index !== answer && filled > 1 && numbers * 10 >= filled * 9,
  )
  return { text, ...(answer < 0 ? {} : { answer }), ...(number < 0 ? {} : { number }) }
}

/** The rows as lines of a paper, without the answers beside them. */
const linesOf = (sheet: Sheet, { number, answer }: PaperColumns): Line[] =>
  sheet.rows.flatMap((row): Line[] => {
    const cells = row.cells.filter((cell, column) => column !== number && column !== answer && cell.trim() !== '')
    const named = cellOf(row, number)
      .trim()
      .replace(/[.、．]$/, '')
    const text = (named === '' || cells.length === 0 ? '' : `${named}、`) + cells.join('\t')
    const at = rowPlace(sheet, row)
    return text.split('\n').map((part) => ({ at, text: part }))
  })

const wordsOf = ({ answer }: RawQuestion) =>
  answer.kind === 'text' ? answer.text : answer.kind === 'truth' ? String(answer.truth) : ''

const same = (a: string, b: string) => {
  const [first, second] = [truthOf(a), truthOf(b)]
  return first === undefined ? comparable(a) === comparable(b) : first === second
}

/** An exam paper typed into cells: questions in one column, options below them, answers beside or in the text. */
export const tablePaper: Layout<Sheet> = {
  code: 'table.paper',
  read: (sheet) => {
    // Free text with commas is no table; one that a program wrote has rows of one width.
    const widths = new Set(sheet.rows.map(({ cells }) => cells.length))
    if (sheet.name === undefined && (widths.size > 1 || widths.has(1))) return undefined
    const headed = findHeadings(sheet)?.tables[0]
    if (headed && (headed.options.length > 0 || headed.roles.options !== undefined)) return undefined
    const columns = paperColumns(sheet)
    const found = columns && paper.read({ lines: linesOf(sheet, columns) })
    if (!columns || !found) return undefined
    const rowOf = new Map(sheet.rows.map((row, index) => [rowPlace(sheet, row), index]))
    const starts = new Set(found.questions.map(({ at }) => rowOf.get(at)))
    const rejected: PlacedProblem[] = []
    const questions: RawQuestion[] = []
    for (const question of found.questions) {
      // The answer stands in the question's own row, or beside one of the rows that belong to it.
      const beside: string[] = []
      for (let index = rowOf.get(question.at) ?? sheet.rows.length; index < sheet.rows.length; index++) {
        if (beside.length > 0 || (starts.has(index) && index !== rowOf.get(question.at))) break
        const cell = cellOf(sheet.rows[index] ?? { number: 0, cells: [] }, columns.answer)
        if (plain(cell) !== '') beside.push(cell)
      }
      const [text] = beside
      const given = wordsOf(question)
      if (text !== undefined && given !== '' && !same(text, given))
        rejected.push({ at: question.at, ...bankProblem('key.conflict', { inStem: given, answer: text }) })
      else if (text !== undefined && question.answer.kind === 'text' && given === '')
        questions.push({ ...question, answer: { kind: 'text', text } })
      else questions.push(question)
    }
    const reason = `A paper typed into cells, its text in column ${columns.text + 1}${columns.answer === undefined ? '' : `, its answers in column ${columns.answer + 1}`}. ${found.reason}`
    return { ...found, layout: 'table.paper', reason, questions, rejected: [...found.rejected, ...rejected] }
  },
}
