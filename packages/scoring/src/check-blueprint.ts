import type { BlueprintSection } from './blueprint.ts'
import { type DrawPlan, type FactUnit, fitsSection } from './blueprint-plan.ts'
import { lackingCells } from './draw-blueprint.ts'
import { fillSections } from './draw-paper.ts'

/**
 * Why a cell lacks questions: the bank has too few that fit; it has enough, and other cells need the same ones; whole
 * cases do not add up to the count; a named question is gone; a section names more than it has.
 */
export type LackCause = 'few' | 'shared' | 'cases' | 'fixed_gone' | 'fixed_many'

/** How many would fit if the section asked for less. */
export type Relaxed = { by: 'level' | 'difficulty' | 'sources' | 'examPoints'; available: number }

export type CheckedCell = {
  section: number
  kind: 'drawn' | 'fixed'
  points: readonly string[] | null
  wanted: number
  /** Questions that fit it, whoever else needs them. */
  pool: number
  /** How many it gets at best. */
  available: number
  cause: LackCause | null
  relaxed: Relaxed[]
}

const relaxations: Relaxed['by'][] = ['level', 'difficulty', 'sources', 'examPoints']

const relaxedSections = (section: BlueprintSection, units: readonly FactUnit[], inCell: ReadonlySet<string> | null) =>
  relaxations.flatMap((by): Relaxed[] => {
    const asked = by === 'examPoints' ? inCell !== null : section[by] !== null && section[by] !== undefined
    if (!asked) return []
    const wider = by === 'examPoints' ? section : { ...section, [by]: by === 'level' ? null : undefined }
    const points = by === 'examPoints' ? null : inCell
    const fitting = units.filter((unit) =>
      unit.every(
        (facts) =>
          fitsSection(wider, facts) &&
          (points === null || (facts.examPointId !== null && points.has(facts.examPointId))),
      ),
    )
    return [{ by, available: fitting.reduce((sum, unit) => sum + unit.length, 0) }]
  })

/**
 * Names each cell of a blueprint with what the bank has for it. Where no cell lacks anything every draw finds a paper;
 * where one does none finds one. `units` are those that the plan was made from.
 */
export const checkBlueprint = (plan: DrawPlan, units: readonly FactUnit[]): CheckedCell[] => {
  const { blueprint, cells, missing } = plan
  const pools = cells.map(({ pool }) => pool)
  const draws = fillSections(cells, pools, { next: () => 0 })
  const lacking = lackingCells(plan, draws)
  const elsewhere = (at: number) => new Set(pools.flatMap((pool, other) => (other === at ? [] : pool.flat())))
  const checked = cells.map(({ section: place, kind, points, count, pool }, at): CheckedCell => {
    const lack = lacking.find(({ cell }) => cell === at)
    const ids = pool.flat()
    const causeOf = (): LackCause => {
      if (kind === 'fixed') return (missing[place]?.length ?? 0) > 0 ? 'fixed_gone' : 'shared'
      if (ids.length < count) return 'few'
      const others = elsewhere(at)
      return ids.some((id) => others.has(id)) ? 'shared' : 'cases'
    }
    const section = blueprint.sections[place]
    const inCell = points === null ? null : new Set(points)
    return {
      section: place,
      kind,
      points,
      wanted: count,
      pool: ids.length,
      available: lack?.available ?? count,
      cause: lack ? causeOf() : null,
      relaxed: lack && kind === 'drawn' && section ? relaxedSections(section, units, inCell) : [],
    }
  })
  const overfull = lacking.flatMap(({ section, cell, wanted, available }): CheckedCell[] =>
    cell === null
      ? [
          {
            section,
            kind: 'fixed',
            points: null,
            wanted,
            pool: wanted - (missing[section]?.length ?? 0),
            available,
            cause: 'fixed_many',
            relaxed: [],
          },
        ]
      : [],
  )
  return [...checked, ...overfull]
}
