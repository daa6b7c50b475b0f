import type { BankWarning } from '../../bank-reading.ts'
import type { RawQuestion } from '../../question/raw-question.ts'
import { cellOf, type Sheet, type SheetRow } from '../../sheets/sheet.ts'
import { withoutObjects } from '../../text/key-text.ts'
import { holdsLetters } from '../../text/split-options.ts'
import type { Columns } from './columns.ts'
import { type FoundHeadings, headingsAt, isHeadingRow } from './find-headings.ts'
import { questionOfRow, skippedRow } from './row-question.ts'
import { type Section, sectionRow, typeOfSheet } from './section-heading.ts'

/** Headings of options that go on over columns without a heading, where the rows fill these. */
const withBlankHeadings = (columns: Columns, rows: readonly SheetRow[]): Columns => {
  const first = columns.roles.options
  if (first === undefined || columns.options.length > 0) return columns
  const blank = (column: number) => (columns.names[column] ?? '').trim() === ''
  const filled = rows.filter((row) => cellOf(row, first).trim() !== '').slice(0, 500)
  const uses = (column: number) => filled.filter((row) => cellOf(row, column).trim() !== '').length
  const lists = filled.filter((row) => holdsLetters(cellOf(row, first)) || /\*\*|##|\n/.test(cellOf(row, first))).length
  const tail: number[] = []
  for (let column = first + 1; column < columns.to && blank(column) && uses(column) > 0; column++) tail.push(column)
  if (tail.length === 0 || lists * 2 > filled.length || uses(first + 1) * 2 < filled.length) return columns
  const { options: _, ...roles } = columns.roles
  return { ...columns, roles, options: [first, ...tail] }
}

/** Puts a row of nothing but pictures behind the question above it. */
const addPictures = (question: RawQuestion, row: SheetRow, columns: Columns) => {
  row.cells.forEach((cell, column) => {
    if (column < columns.from || column >= columns.to || cell === '') return
    const option = question.options[columns.options.indexOf(column)]
    if (option) option.text += cell
    else question.stem += `\n${cell}`
  })
}

/** What the section or the sheet says where the row says nothing. */
const completed = (question: RawQuestion, { type, truth }: Section): RawQuestion => {
  const { answer } = question
  const open = truth !== undefined && answer.kind === 'text' && answer.text.trim() === ''
  return { ...question, type: question.type || type, ...(open ? { answer: { kind: 'truth', truth } } : {}) }
}

/** A case in a row of its own, with nothing to answer, before its questions (1), (2) … */
const isCase = ({ type, options, answer }: RawQuestion, next: RawQuestion | undefined) =>
  /案例|材料|综合|组合|阅读|大题|共用|case|passage/i.test(type) &&
  options.every(({ text }) => text === '') &&
  answer.kind === 'text' &&
  answer.text.trim() === '' &&
  next !== undefined &&
  subNumber(next.stem) === 1

/** The questions of a case that stands in a row before them share it; the case itself is no question. */
const takeCases = (questions: readonly RawQuestion[]): RawQuestion[] => {
  let open: { stem: string; at: string; count: number } | undefined
  return questions.flatMap((question, index) => {
    if (isCase(question, questions[index + 1])) {
      open = { stem: question.stem, at: question.at, count: 0 }
      return []
    }
    if (!open || subNumber(question.stem) !== open.count + 1) {
      open = undefined
      return [question]
    }
    open.count++
    return [{ ...question, material: open.stem, group: open.at }]
  })
}

const note =
  /^\s*(?:(?:注|备注|附注|说明|注意|出题说明)\s*[：:]|共\s*\d+\s*[道个]?题|(?:合计|总计|总分)(?=\s*[：:\d]|\s*$))/

/** A row with nothing but a remark on the table. */
const isNote = (row: SheetRow) => {
  const filled = row.cells.filter((cell) => cell.trim() !== '')
  return filled.length === 1 && note.test(filled[0] ?? '')
}

/** The case of a group stands in its first row, or goes on through sub-questions (1), (2) … */
const shareMaterial = (questions: RawQuestion[]) => {
  const cases = new Map<string, string>()
  let last: RawQuestion | undefined
  for (const question of questions) {
    if (question.material.trim() !== '') {
      if (!cases.has(question.group)) cases.set(question.group, question.material)
    } else if (question.group !== '') question.material = cases.get(question.group) ?? ''
    else if (last && last.material !== '' && subNumber(question.stem) === (subNumber(last.stem) ?? 0) + 1) {
      question.material = last.material
      question.group = last.group
    }
    last = question
  }
}

const subNumber = (stem: string): number | undefined => {
  const found = /^\s*[(（]\s*(\d{1,2})\s*[)）]/.exec(stem)?.[1]
  return found === undefined ? undefined : Number(found)
}

interface Rows {
  questions: RawQuestion[]
  warnings: BankWarning[]
}

/** Questions of the rows below headings, a row each: through repeated headings, sections and tables side by side. */
export const questionsBelow = (sheet: Sheet, headings: FoundHeadings): Rows => {
  const body = sheet.rows.slice(headings.at + 1)
  let tables = headings.tables.map((columns) => withBlankHeadings(columns, body))
  const sides: RawQuestion[][] = []
  const warnings: BankWarning[] = []
  const named: Section = { type: typeOfSheet(sheet.name) }
  let section = named
  for (let index = headings.at + 1; index < sheet.rows.length; index++) {
    const row = sheet.rows[index]
    if (!row) continue
    const again = isHeadingRow(row) ? headingsAt(sheet.rows, index) : undefined
    if (again) {
      tables = again.tables.map((columns) => withBlankHeadings(columns, sheet.rows.slice(again.at + 1, again.at + 501)))
      index = again.at
      continue
    }
    const heading = sectionRow(row)
    if (heading) {
      section = heading
      continue
    }
    const pictured = row.pictured === true && row.cells.every((cell) => withoutObjects(cell).trim() === '')
    const remark = isNote(row)
    let found = false
    tables.forEach((columns, side) => {
      const questions = sides[side] ?? []
      sides[side] = questions
      const above = questions.at(-1)
      const question = pictured || remark ? undefined : questionOfRow(sheet, row, columns)
      if (pictured && above) addPictures(above, row, columns)
      if (question) questions.push(completed(question, section))
      found ||= question !== undefined || pictured
    })
    if (!found) warnings.push(skippedRow(sheet, row))
  }
  const questions = takeCases(sides.flat())
  shareMaterial(questions)
  return { questions, warnings }
}
