import { rowPlace, type Sheet, type SheetRow, spreadCellOf } from '../sheets/sheet.ts'
import { plain } from '../text/comparable.ts'

export type PointField = 'name' | 'code' | 'weight' | 'importance'
/** Columns by what they hold. */
type Fields = Partial<Record<PointField, number>>
export interface PointColumns {
  /** Index of the last row of headings. */
  at: number
  /** Of the point of a row. */
  own: Fields & { parent?: number; level?: number }
  /** Columns of 一级, 二级 …, where each level stands in columns of its own: the top first. */
  groups: Fields[]
}

/** Titles and instructions above the headings are rarely longer. */
const searchedRows = 30
const headingRows = 3
/** A heading is short; what is longer is content. */
const longestHeading = 40

const groupNames = [
  /[一1]级|level ?1|职业功能|鉴定范围$|模块/i,
  /[二2]级|level ?2|工作内容/i,
  /[三3]级|level ?3/i,
  /[四4]级|level ?4/i,
]

const fieldNames: [field: PointField | 'parent' | 'level', pattern: RegExp][] = [
  ['importance', /重要|importance/i],
  ['parent', /上级|上一级|父级|父节点|所属|parent/i],
  ['code', /代码|编码|编号|代号|code/i],
  ['weight', /比重|权重|占比|weight|share/i],
  ['level', /层级|层次|级次|级别|级数|^level$|depth/i],
  ['name', /名称|鉴定点|考核点|考点|知识点|要素|细目|^内容$|name|point/i],
]

type Heading = { field: PointField | 'parent' | 'level'; group: number | undefined }

const headingOf = (text: string): Heading | undefined => {
  if (text === '' || text.length > longestHeading || /等级|工种|备注|序号|说明/.test(text)) return undefined
  const field = fieldNames.find(([, pattern]) => pattern.test(text))?.[0]
  if (field === 'parent' || field === 'level') return { field, group: undefined }
  const place = groupNames.findIndex((pattern) => pattern.test(text))
  const group = place < 0 ? undefined : place
  if (field !== undefined) return { field, group }
  return group === undefined ? undefined : { field: 'name', group }
}

/** Headings of some rows above each other, read as one. */
const columnsOf = (rows: readonly SheetRow[], at: number): PointColumns & { score: number } => {
  const own: PointColumns['own'] = {}
  const grouped: Fields[] = []
  const width = Math.max(
    ...rows.map((row) => Math.max(row.cells.length, ...[...(row.merged?.keys() ?? [])].map((n) => n + 1))),
  )
  let score = 0
  for (let column = 0; column < width; column++) {
    const parts = [...new Set(rows.map((row) => plain(spreadCellOf(row, column)).replaceAll(' ', '')))]
    const heading = headingOf(parts.join(''))
    if (heading === undefined) continue
    const { field, group } = heading
    const fields: PointColumns['own'] = group === undefined ? own : (grouped[group] ?? {})
    if (fields[field] !== undefined) continue
    fields[field] = column
    if (group !== undefined) grouped[group] = fields
    score++
  }
  const groups = grouped.filter((fields) => fields?.name !== undefined)
  return { at, own, groups, score: own.name === undefined && groups.length === 0 ? 0 : score }
}

/** Where the headings stand and what they say; undefined where no row says what is a name. */
export const findPointColumns = (sheet: Sheet): PointColumns | undefined => {
  let best: (PointColumns & { score: number }) | undefined
  for (let start = 0; start < Math.min(sheet.rows.length, searchedRows); start++)
    for (let count = 1; count <= headingRows && start + count <= sheet.rows.length; count++) {
      const found = columnsOf(sheet.rows.slice(start, start + count), start + count - 1)
      if (found.score > (best?.score ?? 0)) best = found
    }
  if (best === undefined) return undefined
  // One word alone may stand in any sheet.
  return best.score > 1 || best.own.name !== undefined ? best : undefined
}

/** The place of a row for people. */
export const placeOf = (sheet: Sheet, row: SheetRow): string => rowPlace({ ...sheet, name: undefined }, row)
