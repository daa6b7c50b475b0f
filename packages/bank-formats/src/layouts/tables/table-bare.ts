import type { BankWarning } from '../../bank-reading.ts'
import { takeLetters } from '../../question/key-in-stem.ts'
import type { RawQuestion } from '../../question/raw-question.ts'
import { answerLetters } from '../../question/read-key.ts'
import { cellOf, type Sheet } from '../../sheets/sheet.ts'
import { plain } from '../../text/comparable.ts'
import { holdsLetters } from '../../text/split-options.ts'
import { truthOf, typeOf } from '../../text/words.ts'
import type { Layout } from '../layout.ts'
import { type Columns, columnsOf } from './columns.ts'
import { findHeadings } from './find-headings.ts'
import { questionOfRow, skippedRow } from './row-question.ts'

/** Fewer rows show no pattern. */
const fewest = 3

const time = /^\s{0,4}[[(]?\d{4}[-/]\d{1,2}[-/]\d{1,2}[ T]\d{1,2}:\d{2}/

interface Profile {
  column: number
  /** Shares of the rows, 0…1. */
  filled: number
  types: number
  keys: number
  numbers: number
  lists: number
  /** Mean characters of filled cells. */
  length: number
}

const share = (texts: readonly string[], test: (text: string) => boolean) =>
  texts.length === 0 ? 0 : texts.filter(test).length / texts.length

const isKey = (text: string) => {
  const letters = answerLetters(text)
  return truthOf(text) !== undefined || letters?.every((letter) => letter <= 'H') === true
}

const profileOf = (sheet: Sheet, column: number): Profile => {
  const texts = sheet.rows.map((row) => cellOf(row, column)).filter((text) => text.trim() !== '')
  // The first row may name the columns.
  const figures = texts.map((text) => Number(plain(text)))
  const numbers = Number.isNaN(figures[0] ?? 0) && figures.length > fewest ? figures.slice(1) : figures
  return {
    column,
    filled: texts.length / sheet.rows.length,
    types: share(texts, (text) => text.length < 10 && typeOf(text) !== undefined),
    keys: share(texts, isKey),
    // A count of questions rises; figures that serve as options do not.
    numbers:
      numbers.filter((number, index) => Number.isInteger(number) && (index === 0 || number > (numbers[index - 1] ?? 0)))
        .length / Math.max(1, numbers.length),
    lists: share(texts, (text) => /\*\*|##/.test(text) || holdsLetters(text)),
    length: texts.reduce((sum, text) => sum + text.length, 0) / Math.max(1, texts.length),
  }
}

/** Whether the stems themselves hold the keys: "导体是（A）。" */
const keyedStems = (sheet: Sheet, column: number) =>
  share(
    sheet.rows.map((row) => cellOf(row, column)),
    (text) => takeLetters(text) !== undefined,
  ) > 0.8

/** What the columns hold by what they look like, or undefined where that is not plain. */
const inferColumns = (sheet: Sheet): Columns | undefined => {
  const width = Math.min(30, Math.max(0, ...sheet.rows.map((row) => row.cells.length)))
  let rest = Array.from({ length: width }, (_, column) => profileOf(sheet, column)).filter(
    (profile) => profile.filled > 0,
  )
  const roles: Columns['roles'] = {}
  const take = (role: keyof Columns['roles'], found: Profile | undefined) => {
    if (!found) return
    roles[role] = found.column
    rest = rest.filter((profile) => profile !== found)
  }
  take(
    'type',
    rest.find((profile) => profile.types > 0.9),
  )
  const lead = rest.length > 2 ? rest[0] : undefined
  if (lead && lead.numbers > 0.9 && lead.filled > 0.9) take('number', lead)
  take('answer', rest.filter((profile) => profile.keys > 0.9 && profile.filled > 0.5).at(-1))
  take(
    'options',
    rest.find((profile) => profile.lists > 0.6 && profile.filled > 0.3),
  )
  const before = rest.filter((profile) => profile.filled > 0.9)
  // The question stands first, or is by far the longest text.
  const longest = [...before].sort((a, b) => b.length - a.length)[0]
  const first = before[0]
  take('stem', first && longest && first.length * 2 > longest.length ? first : longest)
  if (roles.stem === undefined) return undefined
  if (roles.answer === undefined && !keyedStems(sheet, roles.stem))
    take(
      'answer',
      rest.find((profile) => profile.filled > 0.7),
    )
  // A log has times where a question would stand.
  if (
    share(
      sheet.rows.map((row) => cellOf(row, roles.stem)),
      (text) => time.test(text),
    ) > 0.5
  )
    return undefined
  const options =
    roles.options === undefined ? rest.filter((profile) => profile.filled > 0.01).map((profile) => profile.column) : []
  return roles.answer === undefined && options.length < 2
    ? undefined
    : { ...columnsOf({ names: [] }), roles, options: options.length > 1 ? options : [] }
}

/** One row a question without headings: what each column holds is inferred from its cells. */
export const tableBare: Layout<Sheet> = {
  code: 'table.bare',
  read: (sheet) => {
    // Where headings name the columns, nothing is left to infer.
    if (findHeadings(sheet)?.tables[0]?.roles.answer !== undefined) return undefined
    const columns = inferColumns(sheet)
    if (!columns) return undefined
    const questions: RawQuestion[] = []
    const warnings: BankWarning[] = []
    for (const row of sheet.rows) {
      const question = questionOfRow(sheet, row, columns)
      if (question && question.stem.trim() !== '') questions.push(question)
      else warnings.push(skippedRow(sheet, row))
    }
    if (questions.length < fewest) return undefined
    const column = (index: number | undefined) => (index === undefined ? 'none' : String(index + 1))
    const reason = `No row names the columns; by their content the question is in column ${column(columns.roles.stem)}, the answer in ${column(columns.roles.answer)}, options in ${columns.options.map((index) => index + 1).join(', ') || column(columns.roles.options)}.`
    return { layout: 'table.bare', reason, questions, rejected: [], warnings, leastDrafts: 0.5 }
  },
}
