import { cellOf, type Sheet, type SheetRow, spreadCellOf } from '../sheets/sheet.ts'
import { comparable, plain } from '../text/comparable.ts'
import { unmarked } from '../text/marks.ts'
import { type PointColumns, type PointField, placeOf } from './point-columns.ts'
import type { RawPoint } from './points-reading.ts'

type Cells = Pick<RawPoint, PointField>
const cellsOf = (columns: Partial<Record<PointField, number>>, read: (column: number | undefined) => string): Cells => {
  const text = (field: PointField) => plain(read(columns[field]))
  // A name is shown as it was written.
  const name = unmarked(read(columns.name)).replace(/\s+/g, ' ').trim()
  return { name, code: text('code'), weight: text('weight'), importance: text('importance') }
}
const isBlank = (cells: Cells) => Object.values(cells).every((text) => text === '')
const sameAs = (one: Cells, other: Cells) =>
  comparable(one.name) === comparable(other.name) && (one.code === '' || one.code === other.code)

/** Each level in columns of its own, merged or left empty where it goes on. */
const fromGroups = (sheet: Sheet, rows: readonly SheetRow[], { own, groups }: PointColumns): RawPoint[] => {
  const points: RawPoint[] = []
  const path: (RawPoint | undefined)[] = []
  for (const row of rows) {
    const at = placeOf(sheet, row)
    let isNew = false
    groups.forEach((columns, depth) => {
      const cells = cellsOf(columns, (column) => spreadCellOf(row, column))
      const above = path.slice(0, depth).findLast((point) => point !== undefined) ?? null
      if (cells.name === '') {
        if (isNew) path[depth] = undefined
        return
      }
      const current = path[depth]
      if (!isNew && current !== undefined && sameAs(cells, current)) return
      isNew = true
      const known = points.find((point) => point.above === above && sameAs(cells, point))
      const point = known ?? { at, ...cells, above }
      if (known === undefined) points.push(point)
      path[depth] = point
      path.length = depth + 1
    })
    if (own.name === undefined) continue
    const cells = cellsOf(own, (column) => cellOf(row, column))
    if (cells.name === '' && cells.code === '') continue
    points.push({ at, ...cells, above: path.findLast((point) => point !== undefined) ?? null })
  }
  return points
}

const levelWords = ['一', '二', '三', '四']
const levelOf = (text: string): number | undefined => {
  const said = /^第?([一二三四1-4])[级层]?$/.exec(text)?.[1] ?? /^level ?([1-4])$/i.exec(text)?.[1]
  if (said === undefined) return undefined
  return levelWords.includes(said) ? levelWords.indexOf(said) : Number(said) - 1
}

type Listed = RawPoint & { parent: string; level: string }

/** Each row says how deep it stands, below the row before it that stands higher. */
const byLevel = (points: Listed[]): void => {
  const path: RawPoint[] = []
  for (const point of points) {
    const depth = /鉴定点|考核点|point/i.test(point.level) ? path.length : levelOf(point.level)
    if (depth === undefined) point.problem = { code: 'level.unreadable', text: point.level }
    else if (depth > path.length) point.problem = { code: 'level.skipped', text: point.level }
    else {
      point.above = path[depth - 1] ?? null
      if (/鉴定点|考核点|point/i.test(point.level)) continue
      path[depth] = point
      path.length = depth + 1
    }
  }
}

/** Each row names the one above it, by code or by name. */
const byParent = (points: Listed[]): void => {
  const named = new Map(points.toReversed().map((point) => [comparable(point.name), point]))
  const coded = new Map(points.toReversed().map((point) => [comparable(point.code), point]))
  for (const point of points) {
    if (point.parent === '') continue
    const key = comparable(point.parent)
    const above = coded.get(key) ?? named.get(key)
    if (above === undefined) point.problem = { code: 'parent.unknown', text: point.parent }
    else point.above = above
  }
  for (const point of points) {
    const seen = new Set<RawPoint>()
    for (let here: RawPoint | null = point; here !== null; here = here.above) {
      if (seen.has(here)) {
        point.problem = { code: 'parent.circle', text: point.parent }
        point.above = null
        break
      }
      seen.add(here)
    }
  }
}

/** A code stands below the longest one that it begins with: A, AA, AA001. */
const byCode = (points: Listed[]): void => {
  const coded = new Map(points.toReversed().map((point) => [point.code, point]))
  for (const point of points)
    for (let length = point.code.length - 1; length > 0 && point.above === null; length--) {
      const above = coded.get(point.code.slice(0, length).replace(/[-.·/]$/, ''))
      if (above !== undefined && above.code !== '' && above !== point) point.above = above
    }
}

/** A point in each row. */
const fromList = (sheet: Sheet, rows: readonly SheetRow[], { own }: PointColumns): RawPoint[] => {
  const points = rows.flatMap((row): Listed[] => {
    const cells = cellsOf(own, (column) => cellOf(row, column))
    if (isBlank(cells)) return []
    const text = (column: number | undefined) => plain(spreadCellOf(row, column))
    return [{ at: placeOf(sheet, row), ...cells, above: null, parent: text(own.parent), level: text(own.level) }]
  })
  if (points.some(({ level }) => level !== '')) byLevel(points)
  else if (points.some(({ parent }) => parent !== '')) byParent(points)
  else byCode(points)
  return points
}

/** What the rows below the headings say, each with the one that it stands below. */
export const rawPoints = (sheet: Sheet, columns: PointColumns): RawPoint[] => {
  const rows = sheet.rows.slice(columns.at + 1)
  return columns.groups.length > 0 ? fromGroups(sheet, rows, columns) : fromList(sheet, rows, columns)
}
