import type { Output } from '@lianbing/contract/client'

export type ExamPoint = Output<'GET /api/exam-points'>['items'][number]

/** Its code and name, as lists and editors name it. */
export const titleOf = ({ code, name }: Pick<ExamPoint, 'code' | 'name'>): string =>
  code === null ? name : `${code} ${name}`

/** How deep a point stands, 0 at the top. The list has each point before those below it. */
export const depths = (points: readonly Pick<ExamPoint, 'examPointId' | 'parentId'>[]): Map<string, number> => {
  const found = new Map<string, number>()
  for (const { examPointId, parentId } of points)
    found.set(examPointId, parentId === null ? 0 : (found.get(parentId) ?? 0) + 1)
  return found
}

/** A point and all below it. */
export const withBelow = (
  points: readonly Pick<ExamPoint, 'examPointId' | 'parentId'>[],
  id: string,
): ReadonlySet<string> => {
  const inside = new Set([id])
  for (const { examPointId, parentId } of points) if (parentId !== null && inside.has(parentId)) inside.add(examPointId)
  return inside
}

/** Questions of a point itself. */
export const countOf = ({ questions }: Pick<ExamPoint, 'questions'>): number =>
  questions.reduce((sum, { count }) => sum + count, 0)

/** Questions of a point and of all below it. */
export const countBelow = (points: readonly ExamPoint[], id: string): number => {
  const inside = withBelow(points, id)
  return points.reduce((sum, point) => sum + (inside.has(point.examPointId) ? countOf(point) : 0), 0)
}

/** For a list to choose from, further in the deeper they stand. */
export const pointOptions = (points: readonly ExamPoint[]): { value: string; label: string }[] => {
  const depth = depths(points)
  return points.map((point) => ({
    value: point.examPointId,
    label: `${'　'.repeat(depth.get(point.examPointId) ?? 0)}${titleOf(point)}`,
  }))
}
