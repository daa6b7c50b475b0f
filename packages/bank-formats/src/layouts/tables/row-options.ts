import type { RawQuestion } from '../../question/raw-question.ts'
import { cellOf, type SheetRow } from '../../sheets/sheet.ts'
import { plain } from '../../text/comparable.ts'
import { type RawOption, stripLetters } from '../../text/option-letters.ts'
import { splitOptions } from '../../text/split-options.ts'
import { typeOf } from '../../text/words.ts'
import type { Columns } from './columns.ts'

/** A cell that goes on with the options: "C.银". */
export const spilled = /^(?:\*\*)?\s*\(?([A-Z])\s*[).、:]/

/** Cells right of the table that go on with the options' letters: a cell was split by accident. */
const overflow = (row: SheetRow, columns: Columns, count: number): RawOption[] => {
  const { picture: _, other: __, ...roles } = columns.roles
  const used = new Set([...Object.values(roles), ...columns.options, ...columns.marks])
  const more: RawOption[] = []
  for (let column = columns.from; column < Math.min(columns.to, row.cells.length); column++) {
    const cell = cellOf(row, column)
    const letter = spilled.exec(plain(cell))?.[1]
    if (used.has(column) || letter?.charCodeAt(0) !== 65 + count + more.length) continue
    for (const option of splitOptions(cell)) {
      const text = option.text.replace(/^\s*(?:\*\*)?\s*[(（]?[A-ZＡ-Ｚ]\s*[)）.．、:：]\s*/, '')
      more.push({ letter: option.letter ?? letter, text })
    }
  }
  return more
}

/** The right answer before the wrong ones, where these have columns of their own; none where there are no wrong ones. */
const besideWrong = (row: SheetRow, { roles, wrong, options }: Columns): RawOption[] => {
  if (wrong.length === 0 || options.length > 0 || roles.options !== undefined) return []
  const others = wrong.map((column) => cellOf(row, column).trim()).filter((text) => text !== '')
  return others.length === 0 ? [] : [cellOf(row, roles.answer).trim(), ...others].map((text) => ({ text }))
}

/** The options of a row, from columns of their own or from one cell. */
export const optionsOfRow = (row: SheetRow, columns: Columns): RawOption[] => {
  if (columns.roles.left !== undefined) return splitOptions(cellOf(row, columns.roles.left))
  const apart = besideWrong(row, columns)
  if (apart.length > 0) return apart
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

const yes = /^(?:√|✓|✔|☑|v|y|yes|t|true|right|correct|是|对|正确|正确答案|答案)$/i
const no = /^(?:|×|✗|✘|x|n|no|f|false|wrong|否|错|错误|不正确|-)$/i

/** Whether a cell marks its option right: a tick, a word, 1, or a score above 0; undefined for other words. */
export const markOf = (cell: string): number | undefined => {
  const word = plain(cell)
  if (yes.test(word)) return 1
  if (no.test(word)) return 0
  const score = Number(word)
  return Number.isFinite(score) ? Math.max(0, score) : undefined
}

/** The answer of a row whose options are marked right, or scored, in columns of their own. */
const markedAnswer = (cells: readonly string[], type: string): RawQuestion['answer'] => {
  const scores = cells.map(markOf)
  const places = scores.flatMap((score, place) => (score !== undefined && score > 0 ? [place] : []))
  const shares = new Set(places.map((place) => scores[place]))
  // Parts of the score for several options mean several right ones only where the type says so.
  const clear = !scores.includes(undefined) && (shares.size < 2 || typeOf(type) === 'multiple-choice')
  return clear && places.length > 0 ? { kind: 'places', places } : { kind: 'text', text: cells.join('/') }
}

/** The number of a numeric question with what other columns say about it. */
const measured = (row: SheetRow, { roles }: Columns, text: string) => {
  const tolerance = cellOf(row, roles.tolerance).trim()
  const numeric = tolerance !== '' || typeOf(cellOf(row, roles.type)) === 'numeric'
  if (text.trim() === '' || !numeric) return text
  const off = tolerance === '' || /±|误差/.test(text) ? text : `${text}±${tolerance.replace(/^±/, '')}`
  return /[\d.%]\s*$/.test(off) ? `${off} ${cellOf(row, roles.unit)}`.trim() : off
}

/** Letters of one answer that stand in cells side by side, or ticks below the letters. */
const spreadAnswer = (row: SheetRow, { letters, options }: Columns): RawQuestion['answer'] | undefined => {
  const cells = letters.map((column) => cellOf(row, column).trim())
  if (cells.filter((cell) => cell !== '').length === 0) return undefined
  const ticks = cells.every((cell) => cell === '' || markOf(cell) !== undefined)
  if (ticks && cells.length === options.length) return markedAnswer(cells, '')
  return { kind: 'text', text: cells.filter((cell) => cell !== '').join(',') }
}

/** The answer of a row as its file gives it. */
export const answerOfRow = (row: SheetRow, columns: Columns): RawQuestion['answer'] => {
  const { roles } = columns
  const [right] = besideWrong(row, columns)
  if (right && right.text !== '') return { kind: 'places', places: [0] }
  const parts = columns.answers.map((column) => cellOf(row, column))
  while (parts.length > 0 && parts.at(-1)?.trim() === '') parts.pop()
  if (parts.length > 1) return { kind: 'parts', parts }
  const spread = columns.letters.length > 1 ? spreadAnswer(row, columns) : undefined
  if (spread) return spread
  const text = cellOf(row, roles['answer-letter']) || cellOf(row, roles.answer)
  const marks = columns.marks.map((column) => cellOf(row, column))
  if (text.trim() === '' && marks.some((cell) => cell.trim() !== ''))
    return markedAnswer(marks, cellOf(row, roles.type))
  const index = cellOf(row, roles['answer-index']).trim()
  if (text.trim() === '' && /^\d{1,2}$/.test(index)) return { kind: 'indexes', indexes: [Number(index)] }
  return { kind: 'text', text: measured(row, columns, text || parts[0] || index || cellOf(row, roles['right-mark'])) }
}
