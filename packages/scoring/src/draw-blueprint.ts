import { aimAt } from './aim-at.ts'
import type { DrawPlan } from './blueprint-plan.ts'
import { type Draw, type DrawOrder, type DrawUnit, filled, fillSections, type Lack } from './draw-paper.ts'
import { inRandomOrder, type Random } from './random.ts'

/** Those that wait come after all others, in the order in which they were passed over. */
function* waiting(order: Iterable<DrawUnit>, waits: (unit: DrawUnit) => boolean): Generator<DrawUnit, void, undefined> {
  const later: DrawUnit[] = []
  for (const unit of order) {
    if (waits(unit)) later.push(unit)
    else yield unit
  }
  yield* later
}

const orderOf = (
  { blueprint, cells, importanceOf }: DrawPlan,
  random: Random,
  seen: ReadonlySet<string>,
): DrawOrder => {
  const isSeen = (unit: DrawUnit) => (typeof unit === 'string' ? seen.has(unit) : unit.some((id) => seen.has(id)))
  return (pool, cell) => {
    const shares = blueprint.sections[cells[cell]?.section ?? -1]?.byWeights
    const most = shares ? Math.max(shares.X, shares.Y, shares.Z) : 0
    const shareOf = (unit: DrawUnit) => {
      const importance = importanceOf.get(typeof unit === 'string' ? unit : (unit[0] ?? ''))
      return shares && importance ? shares[importance] : most
    }
    const random1 = inRandomOrder(pool, random)
    const likely = most > 0 ? waiting(random1, (unit) => random.next() * most >= shareOf(unit)) : random1
    return seen.size > 0 ? waiting(likely, isSeen) : likely
  }
}

export type CellLack = Omit<Lack, 'section'> & { section: number; cell: number | null }

/** The cells that a fill left short, and the sections that name more questions than they have. */
export const lackingCells = ({ blueprint, cells }: DrawPlan, draws: readonly Draw[]): CellLack[] => [
  ...blueprint.sections.flatMap(({ count, fixed = [] }, section) =>
    new Set(fixed).size > count ? [{ section, cell: null, wanted: new Set(fixed).size, available: count }] : [],
  ),
  ...draws.flatMap((draw, cell) => {
    const { section = 0 } = cells[cell] ?? {}
    const available = filled(draw)
    return available < draw.wanted ? [{ section, cell, wanted: draw.wanted, available }] : []
  }),
]

/**
 * Draws a paper by its plan: ids of question versions, section by section. It meets the blueprint, or says which cells
 * lack questions, and then no other draw finds a paper either. `seen` are versions that come after all others.
 */
export const drawBlueprint = (
  plan: DrawPlan,
  random: Random,
  seen: ReadonlySet<string> = new Set(),
): { ids: string[][] } | { lacking: CellLack[] } => {
  const { blueprint, cells, difficultyOf } = plan
  const pools = cells.map(({ pool }) => pool)
  const draws = fillSections(cells, pools, random, orderOf(plan, random, seen))
  const lacking = lackingCells(plan, draws)
  if (lacking.length > 0) return { lacking }
  if (blueprint.targetDifficulty !== undefined)
    aimAt(draws, {
      target: blueprint.targetDifficulty,
      difficultyOf,
      seen,
      isFixed: (at) => cells[at]?.kind === 'fixed',
    })
  const ids = blueprint.sections.map((_, place) => {
    const own = draws.filter((_draw, at) => cells[at]?.section === place)
    const units = own.flatMap(({ taken }) => taken)
    return own.length === 1 ? units.flat() : [...inRandomOrder(units, random)].flat()
  })
  return { ids }
}
