import { banks, ProblemError } from '@lianbing/contract'
import { uuidV7 } from '../../../db/uuid.ts'

type About = { name: string; code: string | null; weight: number | null; importance: 'X' | 'Y' | 'Z' | null }
export type SheetPoint = About & { depth: number }
type Known = About & { examPointId: string; parentId: string | null; verified: boolean }
export type PlannedPoint = Known & { act: 'add' | 'change' | 'same'; before: Known | undefined }

const named = (parentId: string | null, name: string) => `${parentId}\n${name.normalize('NFKC').replace(/\s+/g, '')}`
const isSame = (one: Known, other: Known) =>
  (['name', 'code', 'weight', 'importance', 'parentId'] as const).every((field) => one[field] === other[field])

/** Whether a tree has more levels than it may, some points standing elsewhere than before. */
const isTooDeep = (points: ReadonlyMap<string, Known>): boolean => {
  const depthOf = (id: string | null): number => {
    const point = id === null ? undefined : points.get(id)
    return point === undefined ? 0 : 1 + depthOf(point.parentId)
  }
  return [...points.keys()].some((id) => depthOf(id) > banks.examPointLevels)
}

/**
 * What each row of a sheet is in the trade's tree: the point with its code, else the one with its name below the same
 * point, else a new one. Where a row says nothing, what there is stays.
 */
export const planPoints = (tree: readonly Known[], rows: readonly SheetPoint[]): PlannedPoint[] => {
  const byCode = new Map(tree.flatMap((point) => (point.code === null ? [] : [[point.code, point]])))
  const taken = new Set(rows.flatMap(({ code }) => byCode.get(code ?? '')?.examPointId ?? []))
  const byName = new Map(
    tree
      .toReversed()
      .flatMap((point) => (taken.has(point.examPointId) ? [] : [[named(point.parentId, point.name), point]])),
  )
  const path: string[] = []
  const planned = rows.map(({ depth, ...row }): PlannedPoint => {
    const parentId = depth === 0 ? null : path[depth - 1]
    if (parentId === undefined) throw new ProblemError('exam_point.above_missing')
    const key = named(parentId, row.name)
    const alike = byName.get(key)
    // Two codes are two points, whatever they are called.
    const fits = alike !== undefined && (alike.code === null || row.code === null)
    const before = byCode.get(row.code ?? '') ?? (fits ? alike : undefined)
    if (before === alike) byName.delete(key)
    const examPointId = before?.examPointId ?? uuidV7()
    path.length = depth
    path[depth] = examPointId
    const after = {
      examPointId,
      parentId,
      name: row.name,
      code: row.code ?? before?.code ?? null,
      weight: row.weight ?? before?.weight ?? null,
      importance: row.importance ?? before?.importance ?? null,
      verified: before?.verified ?? false,
    }
    return { ...after, before, act: before === undefined ? 'add' : isSame(before, after) ? 'same' : 'change' }
  })
  if (isTooDeep(new Map([...tree, ...planned].map((point) => [point.examPointId, point]))))
    throw new ProblemError('exam_point.too_deep')
  return planned
}
