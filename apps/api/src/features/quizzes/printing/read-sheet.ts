import type { quizSittings } from '@lianbing/contract'

/** A row of a sheet as it stands there. */
export type SheetEntry = {
  at: string
  username: string
  name: string
  organisation: string
  form: string
  answers: string
  total: string
}
type Field = Exclude<keyof SheetEntry, 'at'>

/** The people of a sheet, and what its columns are called: `numbers` are those of one question each. */
export type Sheet = { headings: Partial<Record<Field, string>>; numbers: string[]; entries: SheetEntry[] }

const headings: [Field, RegExp][] = [
  ['username', /^(用户名|账号|登录名|user ?name|account)$/i],
  ['name', /^(姓名|名字|考生|name|person)$/i],
  ['organisation', /^(单位|班组|组织|部门|organisation|organization|team|unit)$/i],
  ['form', /^(卷别|试卷|卷|form|paper)$/i],
  ['answers', /^(答案|作答|答题|answers?)$/i],
  ['total', /^(总分|成绩|得分|分数|total|score|marks?)$/i],
]
/** A column for each number: 1, 第1题, Q1. */
const numbered = /^(?:第|q)?(\d{1,3})题?$/i

type Columns = { fields: Map<Field, number>; numbers: number[] }

const columnsOf = (cells: readonly string[]): Columns | undefined => {
  const fields = new Map<Field, number>()
  const numbers: number[] = []
  for (const [column, said] of cells.map((cell) => cell.trim()).entries()) {
    const field = headings.find(([, pattern]) => pattern.test(said))?.[0]
    if (field !== undefined && !fields.has(field)) fields.set(field, column)
    // They count on from one without a gap; anything else is a column of something else.
    else if (Number(numbered.exec(said)?.[1]) === numbers.length + 1) numbers.push(column)
  }
  const isNamed = fields.has('username') || fields.has('name')
  const says = fields.has('answers') || fields.has('total') || numbers.length > 0
  return isNamed && says ? { fields, numbers } : undefined
}

/** Titles and notes above the headings are rarely longer. */
const searchedRows = 10

/**
 * The people of a table with what they wrote: answers in one cell or one to a column, or the total. Undefined where no
 * row says what the columns are; rows that name somebody and nothing else are those who did not sit.
 */
export const readSheet = (rows: readonly { at: string; cells: readonly string[] }[]): Sheet | undefined => {
  const start = rows.slice(0, searchedRows).findIndex(({ cells }) => columnsOf(cells) !== undefined)
  const above = rows[start]?.cells ?? []
  const columns = columnsOf(above)
  if (columns === undefined) return undefined
  const entries = rows.slice(start + 1).flatMap(({ at, cells }): SheetEntry[] => {
    const said = (field: Field) => (cells[columns.fields.get(field) ?? -1] ?? '').trim()
    const each = columns.numbers.map((column) => (cells[column] ?? '').replace(/\s+/g, ''))
    const answers = said('answers') || (each.some((one) => one !== '') ? each.map((one) => one || '-').join(' ') : '')
    const entry = { answers, total: said('total'), form: said('form') }
    if (entry.answers === '' && entry.total === '') return []
    return [{ at, username: said('username'), name: said('name'), organisation: said('organisation'), ...entry }]
  })
  const called = (column: number) => (above[column] ?? '').trim()
  return {
    headings: Object.fromEntries([...columns.fields].map(([field, column]) => [field, called(column)])),
    numbers: columns.numbers.map(called),
    entries,
  }
}

/** What the column is called in which a fault lies; null where the sheet has none for it. */
export const faultColumn = (
  { headings: called, numbers }: Sheet,
  { username }: SheetEntry,
  { code, number }: { code: quizSittings.PaperFault; number: number | null },
): string | null => {
  if (code.startsWith('person.')) return (username === '' ? (called.name ?? called.username) : called.username) ?? null
  if (code.startsWith('form.')) return called.form ?? null
  if (code.startsWith('answers.')) return called.answers ?? numbers[(number ?? 0) - 1] ?? null
  return called.total ?? null
}
