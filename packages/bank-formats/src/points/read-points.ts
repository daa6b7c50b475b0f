import { openSheets } from '../sheets/open-sheets.ts'
import type { Sheet } from '../sheets/sheet.ts'
import { comparable } from '../text/comparable.ts'
import { findPointColumns } from './point-columns.ts'
import type { PointProblem, PointProblemCode, PointRow, PointsReading, RawPoint } from './points-reading.ts'
import { rawPoints } from './raw-points.ts'

/** Levels of a tree: 鉴定范围 of three levels, and the points. */
const levels = 4
const longest = { name: 200, code: 40 }

/** "12.5", "12.5%": a share of the paper in hundredths of a percent; undefined where it is none. */
const readWeight = (text: string): number | null | undefined => {
  if (text === '' || text === '-' || text === '/') return null
  const said = /^(\d+(?:\.\d+)?) ?%?$/.exec(text)?.[1]
  const value = Math.round(Number(said) * 100)
  return value <= 10_000 ? value : undefined
}

const readImportance = (text: string): PointRow['importance'] | undefined => {
  if (text === '' || text === '-' || text === '/') return null
  const letter = /^[xyz]/i.exec(text)?.[0].toUpperCase()
  if (letter) return letter as 'X'
  if (/核心|重要/.test(text)) return 'X'
  if (/一般/.test(text)) return 'Y'
  return /辅助|次要/.test(text) ? 'Z' : undefined
}

/** Codes that are counted anew below each point are written behind that of the point: A, A, 001 are AA001. */
const joinCodes = (points: readonly RawPoint[]): void => {
  const codes = points.map(({ code }) => code).filter((code) => code !== '')
  if (new Set(codes).size === codes.length || points.every(({ above }) => above === null)) return
  for (const point of points) {
    const above = point.above?.code ?? ''
    if (point.code === '' || above === '' || (point.code.startsWith(above) && point.code !== above)) continue
    point.code = `${above}${/\d$/.test(above) ? '-' : ''}${point.code}`
  }
}

/** The first thing that is wrong with a point by itself. */
const faultOf = (point: RawPoint): { code: PointProblemCode; text: string } | undefined => {
  if (point.problem) return point.problem
  if (point.name === '') return { code: 'name.missing', text: point.code }
  if (point.name.length > longest.name) return { code: 'name.too-long', text: point.name }
  if (point.code.length > longest.code) return { code: 'code.too-long', text: point.code }
  if (readWeight(point.weight) === undefined) return { code: 'weight.unreadable', text: point.weight }
  if (readImportance(point.importance) === undefined) return { code: 'importance.unreadable', text: point.importance }
  return undefined
}

/** The points of a sheet in the order of the tree, and each row that is none with its reason. */
const settle = (raw: readonly RawPoint[]): Pick<PointsReading, 'points' | 'problems'> => {
  joinCodes(raw)
  const points: PointRow[] = []
  const problems: PointProblem[] = []
  const codes = new Map<string, string>()
  const below = new Map<RawPoint | null, RawPoint[]>()
  for (const point of raw) below.set(point.above, [...(below.get(point.above) ?? []), point])
  const refuse = (point: RawPoint, code: PointProblemCode, text: string): void => {
    problems.push({ at: point.at, code, text: text.slice(0, 120) })
    for (const lost of below.get(point) ?? []) refuse(lost, 'parent.left-out', point.at)
  }
  const take = (above: RawPoint | null, depth: number): void => {
    const names = new Map<string, string>()
    for (const point of below.get(above) ?? []) {
      const fault = faultOf(point)
      const name = comparable(point.name) + (point.code === '' ? '' : `\n${point.code}`)
      const sameCode = point.code === '' ? undefined : codes.get(point.code)
      const sameName = names.get(name)
      if (fault) refuse(point, fault.code, fault.text)
      else if (depth >= levels) refuse(point, 'level.too-deep', point.name)
      else if (sameCode !== undefined) refuse(point, 'code.twice', sameCode)
      else if (sameName !== undefined) refuse(point, 'name.twice', sameName)
      else {
        if (point.code !== '') codes.set(point.code, point.at)
        names.set(name, point.at)
        const { at, name: said, code } = point
        const weight = readWeight(point.weight) ?? null
        const importance = readImportance(point.importance) ?? null
        points.push({ at, depth, name: said, code: code === '' ? null : code, weight, importance })
        take(point, depth + 1)
      }
    }
  }
  take(null, 0)
  const order = new Map(raw.map(({ at }, place) => [at, place]))
  return { points, problems: problems.sort((a, b) => (order.get(a.at) ?? 0) - (order.get(b.at) ?? 0)) }
}

/** Far more than any list has, and few enough to be put in order one below the other. */
const mostRows = 5_000
/** What explains a template, and what shows how it is filled in. */
const isGuide = (name: string | undefined) => name !== undefined && /说明|示例|how to|example/i.test(name)

/** The exam points of tables: of the one that holds most of them. */
const pointsOfSheets = (sheets: readonly Sheet[]): PointsReading | undefined => {
  const found = sheets
    .flatMap((sheet) => {
      if (isGuide(sheet.name) || sheet.rows.length > mostRows) return []
      const columns = findPointColumns(sheet)
      const reading = columns && settle(rawPoints(sheet, columns))
      return reading && reading.points.length + reading.problems.length > 0 ? [{ sheet: sheet.name, ...reading }] : []
    })
    .sort((a, b) => b.points.length - a.points.length)
  const [most, ...others] = found
  return most && { ...most, otherSheets: others.flatMap(({ sheet }) => sheet ?? []) }
}

/**
 * Reads a list of exam points (鉴定要素细目表): a row a point with its level, with what it stands below or with codes
 * that begin alike, or a column for each level.
 *
 * @throws BankFileError where the file is no table, is broken or is refused for safety.
 */
export const readPoints = async (bytes: Uint8Array): Promise<PointsReading> =>
  pointsOfSheets(await openSheets(bytes)) ?? { sheet: undefined, otherSheets: [], points: [], problems: [] }
