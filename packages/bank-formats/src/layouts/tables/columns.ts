import { bankProblem } from '../../problems.ts'
import { blankOrder } from '../../question/answer-parts.ts'
import { emptyQuestion, type RawQuestion } from '../../question/raw-question.ts'
import { cellOf, rowPlace, type Sheet, type SheetRow } from '../../sheets/sheet.ts'
import { plain } from '../../text/comparable.ts'
import { type RawOption, stripLetters } from '../../text/option-letters.ts'
import { splitOptions } from '../../text/split-options.ts'
import { typeOf } from '../../text/words.ts'
import { answerColumn, optionColumn, type Role, roleOf } from '../roles.ts'

/** Which column holds what. */
export interface Columns {
  roles: Partial<Record<Role, number>>
  /** Columns of single options, by place. */
  options: number[]
  /** Columns with the answer to one gap each, by place; more than one. */
  answers: number[]
  /** The headings, by column. */
  names: readonly string[]
}

/** The columns that a row of headings names. Two columns of one role: the first counts. */
export const columnsOf = (row: SheetRow): Columns => {
  const roles: Columns['roles'] = {}
  const options: number[] = []
  const answers: number[] = []
  row.cells.forEach((heading, column) => {
    if (heading.trim() === '' || heading.length > 80) return
    const place = optionColumn(heading)
    const gap = answerColumn(heading)
    if (place !== undefined) options[place] ??= column
    else if (gap !== undefined) answers[gap] ??= column
    else roles[roleOf(heading)] ??= column
  })
  // One column of that kind is the answer as a whole.
  if (answers.length === 1 && answers[0] !== undefined) roles.answer ??= answers[0]
  const named = (columns: number[]) => columns.filter((column) => column !== undefined)
  return { roles, options: named(options), answers: answers.length > 1 ? named(answers) : [], names: row.cells }
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

/** The number of a numeric question with what other columns say about it. */
const measured = (row: SheetRow, { roles }: Columns, text: string) => {
  const tolerance = cellOf(row, roles.tolerance).trim()
  const numeric = tolerance !== '' || typeOf(cellOf(row, roles.type)) === 'numeric'
  if (text.trim() === '' || !numeric) return text
  const off = tolerance === '' || /±|误差/.test(text) ? text : `${text}±${tolerance.replace(/^±/, '')}`
  return /[\d.%]\s*$/.test(off) ? `${off} ${cellOf(row, roles.unit)}`.trim() : off
}

const answerOf = (row: SheetRow, columns: Columns): RawQuestion['answer'] => {
  const { roles } = columns
  const parts = columns.answers.map((column) => cellOf(row, column))
  while (parts.length > 0 && parts.at(-1)?.trim() === '') parts.pop()
  if (parts.length > 1) return { kind: 'parts', parts }
  const text = cellOf(row, roles['answer-letter']) || cellOf(row, roles.answer)
  const index = cellOf(row, roles['answer-index']).trim()
  if (text.trim() === '' && /^\d{1,2}$/.test(index)) return { kind: 'indexes', indexes: [Number(index)] }
  return { kind: 'text', text: measured(row, columns, text || parts[0] || index) }
}

/** Whether gaps may be filled in any order, by a column of that name: its cell may say yes or name the order. */
const anyOrderOf = (row: SheetRow, columns: Columns): boolean => {
  const column = columns.roles['blank-order']
  if (column === undefined) return false
  const cell = cellOf(row, column)
  return blankOrder(cell) ?? blankOrder(`${columns.names[column] ?? ''}=${cell}`) ?? false
}

/** A row as a question; undefined where it asks nothing. */
export const questionOfRow = (sheet: Sheet, row: SheetRow, columns: Columns): RawQuestion | undefined => {
  const { roles } = columns
  const options = roles.left === undefined ? optionsOf(row, columns) : splitOptions(cellOf(row, roles.left))
  const question: RawQuestion = {
    ...emptyQuestion(rowPlace(sheet, row)),
    type: cellOf(row, roles.type).trim(),
    stem: cellOf(row, roles.stem).replace(/^[║┃│▌]+/, ''),
    options,
    targets: splitOptions(cellOf(row, roles.targets)),
    answer: answerOf(row, columns),
    anyOrder: anyOrderOf(row, columns),
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
