import type { SheetRow } from '../../sheets/sheet.ts'
import { answerColumn, isMark, isWrongAnswers, markColumn, optionColumn, type Role, roleOf } from '../roles.ts'

/** Which column holds what. */
export interface Columns {
  roles: Partial<Record<Role, number>>
  /** Columns of single options, by place. */
  options: number[]
  /** Columns that tell of each option, by place, whether it is right or what it scores. */
  marks: number[]
  /** Columns with the answer to one gap each, by place; more than one. */
  answers: number[]
  /** Columns that name pictures. */
  pictures: number[]
  /** Columns of wrong answers, which are the options together with the right one. */
  wrong: number[]
  /** Columns over which the letters of one answer are spread; more than one. */
  letters: number[]
  /** The headings, by column. */
  names: readonly string[]
  /** The table's first column and the one behind its last. */
  from: number
  to: number
  /** Whether another table stands to its left, so that a row alone names no place. */
  beside?: boolean
}

/** Headings of a table, the lower row of them and, over some columns, what stands above. */
export interface Headings {
  names: readonly string[]
  /** Of two rows of headings, the upper one over each column. */
  upper?: readonly string[]
  /** Columns that go on with the heading to their left, merged or without one of their own. */
  continued?: ReadonlySet<number>
}

const compact = (columns: readonly (number | undefined)[]): number[] =>
  Array.from(columns).filter((column) => column !== undefined)

/** Words that name the question better than a mere title does. */
const plainest = /题干|题目内容|试题内容|问题内容|考题内容|questioncontent|questiontext|stem/i

/** The columns that headings name. Two columns of one role: the first counts, unless the second names it better. */
export const columnsOf = ({ names, upper = [], continued = new Set() }: Headings, from = 0, to = 256): Columns => {
  const roles: Columns['roles'] = {}
  const options: (number | undefined)[] = []
  const marks: (number | undefined)[] = []
  const answers: (number | undefined)[] = []
  const letters: number[] = []
  const wrong: number[] = []
  const pictures: number[] = []
  // One such heading behind the options is the answer, or what the question scores.
  const marking = names.slice(from, to).filter(isMark).length > 1
  let lastOption: number | undefined
  let lastRole: Role | undefined
  for (let column = from; column < Math.min(to, names.length); column++) {
    const heading = names[column] ?? ''
    const above = roleOf(upper[column] ?? '')
    if (continued.has(column)) {
      if (lastRole === 'options') options.push(column)
      if (lastRole === 'answer') letters.push(column)
      continue
    }
    if (heading.trim() === '' || heading.length > 80) {
      lastOption = undefined
      continue
    }
    const place = optionColumn(heading)
    const gap = answerColumn(heading)
    const marked = markColumn(heading) ?? (marking && isMark(heading) ? lastOption : undefined)
    lastRole = undefined
    if (place !== undefined && (above === 'answer' || above === 'right-mark' || options[place] !== undefined))
      marks[place] ??= column
    else if (place !== undefined) {
      options[place] ??= column
      lastOption = place
      continue
    } else if (marked !== undefined) marks[marked] ??= column
    else if (gap !== undefined) answers[gap] ??= column
    else if (isWrongAnswers(heading)) wrong.push(column)
    else {
      lastRole = roleOf(heading)
      if (lastRole === 'picture') pictures.push(column)
      const held = roles[lastRole]
      if (held === undefined || (lastRole === 'stem' && !plainest.test(names[held] ?? '') && plainest.test(heading)))
        roles[lastRole] = column
    }
    lastOption = undefined
  }
  // The column of a heading that is merged over several is the first of them.
  if (roles.options !== undefined && options.length > 0 && options[0] === roles.options + 1) {
    options.unshift(roles.options)
    delete roles.options
  }
  if (letters.length > 0 && roles.answer !== undefined) letters.unshift(roles.answer)
  // Beside a column for the answer as a whole, "答案1, 答案2 …" are what to choose from.
  const choices = roles.answer !== undefined && options.length === 0 && compact(answers).length > 1
  if (choices) options.push(...answers.splice(0))
  const gaps = compact(answers)
  // One column of that kind is the answer as a whole.
  if (gaps.length === 1 && gaps[0] !== undefined) roles.answer ??= gaps[0]
  const named = compact(options)
  return {
    roles,
    options: named,
    marks: named.length > 1 && compact(marks).length === named.length ? compact(marks) : [],
    answers: gaps.length > 1 ? gaps : [],
    letters,
    wrong,
    pictures,
    names,
    from,
    to,
  }
}

/** How much headings look like those of questions: a column for the question and one for answers or options. */
export const headingScore = ({ roles, options, marks, answers, wrong }: Columns): number => {
  if (roles.stem === undefined) return 0
  const answered =
    roles.answer !== undefined ||
    answers.length > 0 ||
    marks.length > 0 ||
    roles['right-mark'] !== undefined ||
    roles['answer-letter'] !== undefined ||
    roles['answer-index'] !== undefined
  const optioned = options.length > 1 || roles.options !== undefined || roles.targets !== undefined
  if (!answered && !optioned) return 0
  return (
    Object.keys(roles).filter((role) => role !== 'other').length +
    options.length +
    marks.length +
    answers.length +
    wrong.length
  )
}

/** A row's cells as headings, merged ones over all of their columns. */
export const headingsOfRow = (row: SheetRow): Headings => {
  const width = Math.max(row.cells.length, ...(row.merged?.keys() ?? []), 0)
  const continued = new Set<number>()
  const names = Array.from({ length: Math.min(width + 1, 256) }, (_, column) => {
    const own = row.cells[column] ?? ''
    if (own.trim() === '' && row.merged?.has(column)) continued.add(column)
    return own
  })
  return { names, continued }
}
