import { bankProblem } from '../../problems.ts'
import { emptyQuestion, type RawQuestion } from '../../question/raw-question.ts'
import { cellOf, rowPlace, type Sheet, type SheetRow } from '../../sheets/sheet.ts'
import { plain } from '../../text/comparable.ts'
import { type RawOption, stripLetters } from '../../text/option-letters.ts'
import { splitOptions } from '../../text/split-options.ts'
import { optionColumn, type Role, roleOf } from '../roles.ts'

/** Which column holds what. */
export interface Columns {
  roles: Partial<Record<Role, number>>
  /** Columns of single options, by place. */
  options: number[]
  /** Number of columns that have a heading. */
  width: number
}

/** The columns that a row of headings names. Two columns of one role: the first counts. */
export const columnsOf = (row: SheetRow): Columns => {
  const roles: Columns['roles'] = {}
  const options: number[] = []
  row.cells.forEach((heading, column) => {
    if (heading.trim() === '' || heading.length > 80) return
    const place = optionColumn(heading)
    if (place === undefined) roles[roleOf(heading)] ??= column
    else options[place] ??= column
  })
  return { roles, options: options.filter((column) => column !== undefined), width: row.cells.length }
}

const spilled = /^(?:\*\*)?\s*\(?([A-Z])\s*[).、:]/

/** Cells right of the table that go on with the options' letters: a cell was split by accident. */
const overflow = (row: SheetRow, columns: Columns, count: number): RawOption[] => {
  const { picture: _, other: __, ...roles } = columns.roles
  const used = new Set([...Object.values(roles), ...columns.options])
  const more: RawOption[] = []
  row.cells.forEach((cell, column) => {
    const letter = spilled.exec(plain(cell))?.[1]
    if (used.has(column) || letter?.charCodeAt(0) !== 65 + count + more.length) return
    for (const option of splitOptions(cell)) {
      const text = option.text.replace(/^\s*(?:\*\*)?\s*[(（]?[A-ZＡ-Ｚ]\s*[)）.．、:：]\s*/, '')
      more.push({ letter: option.letter ?? letter, text })
    }
  })
  return more
}

const optionsOf = (row: SheetRow, columns: Columns) => {
  if (columns.options.length > 0) {
    const texts = columns.options.map((column) => cellOf(row, column))
    const last = texts.findLastIndex((text) => text.trim() !== '')
    // The author had one option more than the sheet has columns: "8 m E、10 m".
    const more = new RegExp(`\\s+(?=${String.fromCharCode(66 + last)}\\s*[.．、])`).exec(texts[last] ?? '')
    if (more) texts.splice(last, 1, (texts[last] ?? '').slice(0, more.index), (texts[last] ?? '').slice(more.index))
    return stripLetters(texts)
  }
  const options = splitOptions(cellOf(row, columns.roles.options))
  const more = options.length === 0 ? [] : overflow(row, columns, options.length)
  return columns.roles.options === undefined ? options : [...options, ...more]
}

const answerOf = (row: SheetRow, { roles }: Columns): RawQuestion['answer'] => {
  const text = cellOf(row, roles['answer-letter']) || cellOf(row, roles.answer)
  const index = cellOf(row, roles['answer-index']).trim()
  if (text.trim() === '' && /^\d{1,2}$/.test(index)) return { kind: 'indexes', indexes: [Number(index)] }
  return { kind: 'text', text: text || index }
}

/** A row as a question; undefined where it asks nothing. */
export const questionOfRow = (sheet: Sheet, row: SheetRow, columns: Columns): RawQuestion | undefined => {
  const { roles } = columns
  const options = optionsOf(row, columns)
  const question: RawQuestion = {
    ...emptyQuestion(rowPlace(sheet, row)),
    type: cellOf(row, roles.type).trim(),
    stem: cellOf(row, roles.stem).replace(/^[║┃│▌]+/, ''),
    options,
    answer: answerOf(row, columns),
    explanation: cellOf(row, roles.explanation),
    level: cellOf(row, roles.level),
    difficulty: cellOf(row, roles.difficulty),
    examPoint: cellOf(row, roles['exam-point']) || cellOf(row, roles.chapter),
    source: cellOf(row, roles.source),
    author: cellOf(row, roles.author),
    standard: cellOf(row, roles.standard),
    edition: cellOf(row, roles.edition),
    picture:
      row.picture === true ||
      (cellOf(row, roles.picture).trim() !== '' && !spilled.test(plain(cellOf(row, roles.picture)))),
  }
  const bare = plain(question.stem) === '' && options.length === 0
  return bare ? undefined : question
}

/** A warning about a row that holds something, but no question. */
export const skippedRow = (sheet: Sheet, row: SheetRow) => ({
  at: rowPlace(sheet, row),
  ...bankProblem('row.skipped', { text: row.cells.map(plain).filter(Boolean).join(' | ').slice(0, 60) }),
})
