import { plain } from '../../text/comparable.ts'
import type { Line } from '../document.ts'
import { joinedLine, type WrittenCell } from './written-table.ts'

interface Pair {
  number: string
  answer: string
}

const number = /^[(（]?(\d{1,4})[)）]?[.、．]?$/
const letters = /^([A-H]{1,8}|[√×✓✗✔✘✕TF]|正确|错误|对|错)$/i
const numbersLabel = /^(题号|题目|序号|题次|题|no\.?|number)$/i
const answersLabel = /^(参考|正确|标准)?(答案|选项|answers?|key)$/i
/** A number with its answer in one cell, or a range with all of its answers. */
const together =
  /^[(（]?\d{1,4}[)）]?\s*([-~—至]\s*\d{1,4}\s*[.、:：)）]?\s*[A-H√×✓✗TF\s,、]{2,}|[.、．:：)-]?\s*([A-H]{1,8}|[√×✓✗TF对错]))$/i

const filled = (cells: readonly string[]) => cells.filter((cell) => cell !== '')

/** A row of numbers above a row of answers; undefined where the rows are no such thing. */
const twoRows = (above: readonly string[], below: readonly string[]): Pair[] | undefined => {
  const labelled = numbersLabel.test(above[0] ?? '') && answersLabel.test(below[0] ?? '')
  const from = labelled ? 1 : 0
  const numbers = above.slice(from)
  if (filled(numbers).length < 2 || !filled(numbers).every((cell) => number.test(cell))) return undefined
  const pairs = numbers.map((cell, at) => ({ number: number.exec(cell)?.[1] ?? '', answer: below[from + at] ?? '' }))
  const answered = pairs.filter(({ answer }) => answer !== '')
  if (answered.some((pair) => pair.number === '' || (!labelled && !letters.test(pair.answer.replace(/[\s,、]/g, '')))))
    return undefined
  return labelled || answered.length > 0 ? answered : undefined
}

/** Numbers and answers in turn along a row. */
const inTurn = (cells: readonly string[], anyWords: boolean): Pair[] | undefined => {
  const pairs: Pair[] = []
  for (let at = 0; at < cells.length; at += 2) {
    const [first = '', answer = ''] = [cells[at], cells[at + 1]]
    const found = number.exec(first)?.[1]
    if (found === undefined && first === '' && answer === '') continue
    if (found === undefined || !(anyWords || letters.test(answer.replace(/[\s,、]/g, '')))) return undefined
    if (answer !== '') pairs.push({ number: found, answer })
  }
  return pairs
}

const isHead = (cells: readonly string[]) =>
  cells.length >= 2 &&
  cells.every((cell, at) => (at % 2 === 0 ? numbersLabel : answersLabel).test(cell) || (cell === '' && at > 1))

const writtenPairs = (at: string, pairs: readonly Pair[]): Line[] => {
  const short = pairs.every(({ answer }) => letters.test(answer.replace(/[\s,、]/g, '')))
  const texts = pairs.map((pair) => `${pair.number}.${short ? pair.answer.replace(/[\s,、]/g, '') : pair.answer}`)
  return (short ? [texts.join(' ')] : texts).filter((text) => text !== '').map((text) => ({ at, text }))
}

/** Number, answer and explanation in three columns, as a key in words has them. */
const explainedLines = (at: string, cells: readonly string[][]): Line[] | undefined => {
  const [head = [], ...rows] = cells
  const [first = '', second = '', third = ''] = head
  if (head.length !== 3 || !numbersLabel.test(first) || !answersLabel.test(second)) return undefined
  if (!/^(?:答案|试题|题目)?(?:解析|解释|说明|详解|依据|explanation)$/i.test(third) || rows.length === 0)
    return undefined
  if (!rows.every((row) => number.test(row[0] ?? '') && row[1])) return undefined
  const texts = rows.map(
    ([own = '', answer = '', why = '']) => `${number.exec(own)?.[1]}.${answer}${why === '' ? '' : `【解析】${why}`}`,
  )
  return ['参考答案', ...texts].map((text) => ({ at, text }))
}

/**
 * The lines of a table that holds a paper's answers by their numbers, as a typed key has them; none for a grid that is
 * still to be filled in. Undefined for any other table.
 */
export const keyTableLines = (
  rows: readonly (readonly WrittenCell[])[],
  grids: readonly string[][],
): Line[] | undefined => {
  const cells = grids.map((grid) => grid.map((cell) => plain(cell)))
  const all = filled(cells.flat())
  if (all.length >= 3 && all.every((cell) => together.test(cell))) return rows.flatMap(joinedLine)
  const explained = explainedLines(rows[0]?.find((cell) => cell.lines.length > 0)?.lines[0]?.at ?? '', cells)
  if (explained) return explained
  const lines: Line[] = []
  const head = isHead(cells[0] ?? [])
  let found = false
  for (let row = head ? 1 : 0; row < rows.length; row++) {
    const own = cells[row] ?? []
    const place = rows[row]?.find((cell) => cell.lines.length > 0)?.lines[0]?.at ?? ''
    const pairs = head ? inTurn(own, true) : (twoRows(own, cells[row + 1] ?? []) ?? inTurn(own, false))
    if (pairs) {
      if (!head && !inTurn(own, false)) row++
      lines.push(...writtenPairs(place, pairs))
      found = true
    } else if (filled(own).length === 1) lines.push(...joinedLine(rows[row] ?? []))
    else return undefined
  }
  return found ? lines : undefined
}
