import { bankProblem } from '../../problems.ts'
import { blankOrder } from '../../question/answer-parts.ts'
import { isUnanswered } from '../../question/answer-text.ts'
import { emptyQuestion, type RawQuestion } from '../../question/raw-question.ts'
import { cellOf, rowPlace, type Sheet, type SheetRow, spreadCellOf } from '../../sheets/sheet.ts'
import { plain } from '../../text/comparable.ts'
import { holdsObject, withoutObjects } from '../../text/key-text.ts'
import { unmarked } from '../../text/marks.ts'
import { splitOptions } from '../../text/split-options.ts'
import { typeOf } from '../../text/words.ts'
import { takeFilled } from '../documents/paper-blanks.ts'
import type { Role } from '../roles.ts'
import type { Columns } from './columns.ts'
import { answerOfRow, optionsOfRow, spilled } from './row-options.ts'

/** Whether gaps may be filled in any order, by a column of that name: its cell may say yes or name the order. */
const anyOrderOf = (row: SheetRow, { roles, names }: Columns): boolean => {
  const column = roles['blank-order']
  if (column === undefined) return false
  const cell = cellOf(row, column)
  return blankOrder(cell) ?? blankOrder(`${names[column] ?? ''}=${cell}`) ?? false
}

/** Pictures and the like in cells that hold no part of a question, where they were merely put down. */
const strayObjects = (row: SheetRow, { roles, options, from, to }: Columns): string => {
  if (!row.pictured) return ''
  const homes = ['stem', 'options', 'explanation', 'material', 'left', 'targets', 'answer'] as const
  const home = new Set([...homes.map((role) => roles[role]), ...options])
  return row.cells
    .filter((_, column) => column >= from && column < to && !home.has(column))
    .flatMap((cell) => cell.match(/[\u{F0000}-\u{FFFFD}]/gu) ?? [])
    .join('')
}

/** An answer without the pictures that float over its cell; where it is nothing but a picture, that is the answer. */
const withoutFloating = (answer: RawQuestion['answer'], choosing: boolean) => {
  if (answer.kind !== 'text' || !holdsObject(answer.text)) return { answer, floating: '' }
  const bare = withoutObjects(answer.text).trim()
  const short = bare.length > 0 && bare.length <= 8
  if (!choosing && !short) return { answer, floating: '' }
  return {
    answer: { kind: 'text' as const, text: bare },
    floating: (answer.text.match(/[\u{F0000}-\u{FFFFD}]/gu) ?? []).join(''),
  }
}

/** An answer cell that goes on with the explanation: "B。解析：…". */
const apartFromAnswer = (answer: RawQuestion['answer']) => {
  if (answer.kind !== 'text') return { answer, explanation: '' }
  const start = /[\s。；;,，]*[（(【[]?(?:答案)?解析[】)）\]]?\s*[:：]\s*/.exec(answer.text.slice(0, 2_000))
  if (!start || start.index === 0) return { answer, explanation: '' }
  return {
    answer: { kind: 'text' as const, text: answer.text.slice(0, start.index) },
    explanation: answer.text.slice(start.index + start[0].length),
  }
}

/** A fill-in question without an answer, whose answers stand in its own gaps: underlined, between lines or in brackets. */
const withFilledGaps = (question: RawQuestion, underlined: string | undefined): RawQuestion => {
  const type = typeOf(question.type)
  const asked = isUnanswered(question) && question.options.every(({ text }) => text === '')
  if (!asked || (type !== undefined && type !== 'blanks')) return question
  const filled = takeFilled(underlined ?? question.stem, type === 'blanks')
  return filled
    ? { ...question, stem: unmarked(filled.stem), answer: { kind: 'parts', parts: filled.parts } }
    : question
}

/** A row as a question; undefined where it asks nothing. */
export const questionOfRow = (sheet: Sheet, row: SheetRow, columns: Columns): RawQuestion | undefined => {
  const { roles } = columns
  const options = optionsOfRow(row, columns)
  const { answer: given, floating } = withoutFloating(
    answerOfRow(row, columns),
    options.some(({ text }) => text !== ''),
  )
  const { answer, explanation } = apartFromAnswer(given)
  const text = (role: Role) => {
    const cell = spreadCellOf(row, roles[role])
    return row.pictured ? withoutObjects(cell) : cell
  }
  const material = spreadCellOf(row, roles.material)
  const named = columns.pictures.map((column) => cellOf(row, column))
  const question: RawQuestion = {
    ...emptyQuestion(rowPlace(sheet, row, columns.beside ? columns.from : undefined)),
    type: text('type').trim(),
    stem: [cellOf(row, roles.stem).replace(/^[║┃│▌]+/, ''), strayObjects(row, columns), floating].join(''),
    material,
    group: text('group').trim() || (material.trim() === '' ? '' : `${plain(material).slice(0, 40)} ${material.length}`),
    options,
    targets: splitOptions(cellOf(row, roles.targets)),
    answer,
    anyOrder: anyOrderOf(row, columns),
    explanation: cellOf(row, roles.explanation) || explanation,
    level: text('level'),
    difficulty: text('difficulty'),
    examPoint: text('exam-point') || text('chapter'),
    source: text('source'),
    author: text('author'),
    standard: text('standard'),
    edition: text('edition'),
    picture:
      row.picture === true ||
      named.some((cell) => cell.trim() !== '' && !holdsObject(cell) && !spilled.test(plain(cell))),
  }
  const bare = plain(question.stem) === '' && options.length === 0
  return bare ? undefined : withFilledGaps(question, row.underlined?.get(roles.stem ?? -1))
}

/** A warning about a row that holds something, but no question. */
export const skippedRow = (sheet: Sheet, row: SheetRow) => ({
  at: rowPlace(sheet, row),
  ...bankProblem('row.skipped', { text: row.cells.map(plain).filter(Boolean).join(' | ').slice(0, 60) }),
})
