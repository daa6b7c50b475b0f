import type { Blueprint, BlueprintSection } from './blueprint.ts'

/** A point of the trade's table. */
export type BlueprintPoint = {
  examPointId: string
  parentId: string | null
  /** Hundredths of a percent of the paper. */
  weight: number | null
  importance: 'X' | 'Y' | 'Z' | null
}

/** So many questions of one section that come from the same place. */
export type BlueprintCell = {
  section: number
  kind: 'drawn' | 'fixed'
  count: number
  /** The exam points that it draws from, with all below them; null for any or none. */
  points: readonly string[] | null
}

/** Spreads a count in proportion to weights; what is left over goes to the largest remainders, the first of equals. */
export const spreadCount = (count: number, weights: readonly number[]): number[] => {
  const sum = weights.reduce((total, weight) => total + weight, 0)
  if (sum === 0) return weights.map(() => 0)
  const shares = weights.map((weight) => Math.floor((count * weight) / sum))
  const rest = count - shares.reduce((total, share) => total + share, 0)
  const byRemainder = weights
    .map((weight, place) => ({ place, remainder: (count * weight) % sum }))
    .sort((a, b) => b.remainder - a.remainder || a.place - b.place)
  for (const { place } of byRemainder.slice(0, rest)) shares[place] = (shares[place] ?? 0) + 1
  return shares
}

type Below = ReadonlyMap<string | null, readonly BlueprintPoint[]>

const byParent = (points: readonly BlueprintPoint[]): Below => {
  const below = new Map<string | null, BlueprintPoint[]>()
  for (const point of points) below.set(point.parentId, [...(below.get(point.parentId) ?? []), point])
  return below
}

/** These points and all below them. */
const withBelow = (ids: readonly string[], below: Below): string[] =>
  ids.flatMap((id) => [
    id,
    ...withBelow(
      (below.get(id) ?? []).map(({ examPointId }) => examPointId),
      below,
    ),
  ])

type Place = { points: string[]; count: number }

const spread = (siblings: readonly BlueprintPoint[], count: number, below: Below): Place[] => {
  const weights = siblings.map(({ weight }) => weight ?? 0)
  if (weights.every((weight) => weight === 0)) {
    const ids = siblings.map(({ examPointId }) => examPointId)
    return [{ points: withBelow(ids, below), count }]
  }
  return spreadCount(count, weights).flatMap((share, place) => {
    const id = siblings[place]?.examPointId
    if (share === 0 || id === undefined) return []
    const children = below.get(id) ?? []
    const weighed = children.some(({ weight }) => (weight ?? 0) > 0)
    return weighed ? spread(children, share, below) : [{ points: withBelow([id], below), count: share }]
  })
}

const drawnPlaces = (
  { examPoints, byWeights }: BlueprintSection,
  count: number,
  points: readonly BlueprintPoint[],
  below: Below,
): { points: readonly string[] | null; count: number }[] => {
  if (examPoints === undefined && byWeights === undefined) return [{ points: null, count }]
  const chosen = new Set(examPoints)
  const roots = examPoints ? points.filter(({ examPointId }) => chosen.has(examPointId)) : (below.get(null) ?? [])
  const isWeighed = byWeights !== undefined && roots.length > 0
  if (isWeighed) return spread(roots, count, below)
  return [{ points: examPoints ? withBelow(examPoints, below) : null, count }]
}

/**
 * What a blueprint asks for, cell by cell in the order of its sections: the questions that are named, and those that
 * are drawn, spread over exam points where the section says so. `points` are those of the trades in it.
 */
export const blueprintCells = ({ sections }: Blueprint, points: readonly BlueprintPoint[]): BlueprintCell[] => {
  const below = byParent(points)
  return sections.flatMap((section, place): BlueprintCell[] => {
    const fixed = new Set(section.fixed).size
    const rest = section.count - fixed
    const drawn = rest > 0 ? drawnPlaces(section, rest, points, below) : []
    return [
      ...(fixed > 0 ? [{ section: place, kind: 'fixed' as const, count: fixed, points: null }] : []),
      ...drawn.map((one) => ({ section: place, kind: 'drawn' as const, ...one })),
    ]
  })
}
