import type { BlueprintSection } from './blueprint.ts'
import { longestFill } from './longest-fill.ts'
import { inRandomOrder, type Random } from './random.ts'

/** What is drawn as one: a question's id, or the ids of a case (several questions about one situation) in their order. */
export type DrawUnit = string | readonly string[]

export type Lack = { section: number; wanted: number; available: number }

export type Draw = {
  candidates: readonly DrawUnit[]
  wanted: number
  taken: DrawUnit[]
  /** The next free unit of at most this many questions. */
  next: (room: number) => DrawUnit | undefined
}

export const sizeOf = (unit: DrawUnit) => (typeof unit === 'string' ? 1 : unit.length)
export const filled = ({ taken }: Draw) => taken.reduce((sum, unit) => sum + sizeOf(unit), 0)

/**
 * Finds one more question for a section whose free candidates are used up: it takes one from a section that can
 * replace it, or that can take one from a third … (an augmenting path, shortest first). Cases stay where they are.
 * False where there is no way.
 */
const rearrange = (draws: readonly Draw[], short: Draw): boolean => {
  const takenBy = new Map<Draw, { taker: Draw; id: DrawUnit }>()
  const queue = [short]
  for (const taker of queue) {
    const candidates = new Set(taker.candidates)
    for (const giver of draws) {
      if (giver === short || takenBy.has(giver)) continue
      const id = giver.taken.find((owned) => typeof owned === 'string' && candidates.has(owned))
      if (id === undefined) continue
      takenBy.set(giver, { taker, id })
      const replacement = giver.next(1)
      if (replacement === undefined) {
        queue.push(giver)
        continue
      }
      giver.taken.push(replacement)
      for (
        let from = giver, step = takenBy.get(from);
        step !== undefined;
        from = step.taker, step = takenBy.get(from)
      ) {
        from.taken.splice(from.taken.indexOf(step.id), 1)
        step.taker.taken.push(step.id)
      }
      return true
    }
  }
  return false
}

type Sections = readonly Pick<BlueprintSection, 'count'>[]
type Pools = readonly (readonly DrawUnit[])[]

/** In which order a section's units are drawn. */
export type DrawOrder = (pool: readonly DrawUnit[], section: number) => Generator<DrawUnit, void, undefined>

const openDraws = (sections: Sections, pools: Pools, orderOf: DrawOrder, used: Set<string>): Draw[] =>
  sections.map(({ count }, section) => {
    const candidates = pools[section] ?? []
    const order = orderOf(candidates, section)
    const next = (room: number) => {
      // What is used once stays in the paper, and room only shrinks: what is passed over here never fits again.
      for (let step = order.next(); !step.done; step = order.next()) {
        const ids = [step.value].flat()
        if (ids.length > room || ids.some((id) => used.has(id))) continue
        for (const id of ids) used.add(id)
        return step.value
      }
      return undefined
    }
    return { candidates, wanted: count, taken: [], next }
  })

/** Fills each section, those with least to spare first; `casesFirst` lays as many questions as it can into cases. */
const fill = (sections: Sections, pools: Pools, random: Random, orderOf: DrawOrder, casesFirst: boolean): Draw[] => {
  const used = new Set<string>()
  const draws = openDraws(sections, pools, orderOf, used)
  const spare = ({ candidates, wanted }: Draw) => candidates.length - wanted
  const inTurn = [...draws].sort((a, b) => spare(a) - spare(b))
  for (const draw of casesFirst ? inTurn : []) {
    const free = draw.candidates.filter((unit) => typeof unit !== 'string' && !unit.some((id) => used.has(id)))
    draw.taken = longestFill([...inRandomOrder(free, random)], sizeOf, draw.wanted)
    for (const id of draw.taken.flat()) used.add(id)
  }
  for (const draw of inTurn) {
    let room = draw.wanted - filled(draw)
    while (room > 0) {
      const unit = draw.next(casesFirst ? 1 : room)
      if (unit !== undefined) draw.taken.push(unit)
      else if (!rearrange(draws, draw)) break
      room -= unit === undefined ? 1 : sizeOf(unit)
    }
  }
  return draws
}

/** The way that is fair to every unit; only where that one falls short, the one that spends the fewest questions. */
export const fillSections = (
  sections: Sections,
  pools: Pools,
  random: Random,
  orderOf: DrawOrder = (pool) => inRandomOrder(pool, random),
): Draw[] => {
  const fair = fill(sections, pools, random, orderOf, false)
  const hasCases = pools.some((pool) => pool.some((unit) => typeof unit !== 'string'))
  if (fair.every((draw) => filled(draw) === draw.wanted) || !hasCases) return fair
  const sparing = fill(sections, pools, random, orderOf, true)
  for (const draw of sparing) draw.taken = [...inRandomOrder(draw.taken, random)]
  return sparing
}

/**
 * Draws the questions of a paper: `pools` holds the units for each section. A case comes whole and in its order, or not
 * at all. No question comes twice, also where pools overlap, counts are met exactly, and a paper is found whenever there
 * is one, as long as no case lies in two pools. Otherwise `lacking` names the sections (from 0) that could not be
 * filled, with what they got at best; where sections compete for the same questions, the ones with least to spare were
 * served first.
 */
export const drawPaper = (
  blueprint: { sections: Sections },
  pools: Pools,
  random: Random,
): { ids: string[][] } | { lacking: Lack[] } => {
  const draws = fillSections(blueprint.sections, pools, random)
  const lacking = draws.flatMap((draw, section): Lack[] => {
    const available = filled(draw)
    return available < draw.wanted ? [{ section, wanted: draw.wanted, available }] : []
  })
  return lacking.length > 0 ? { lacking } : { ids: draws.map(({ taken }) => taken.flat()) }
}

/**
 * Draws the questions of a practice round: at most `count`, and fewer only where whole cases give no more. Where every
 * case is longer than the round, one of them is begun.
 */
export const drawRound = (pool: readonly DrawUnit[], count: number, random: Random): string[] => {
  const ids = fillSections([{ count }], [pool], random).flatMap(({ taken }) => taken.flat())
  if (ids.length > 0 || count <= 0) return ids
  const begun = inRandomOrder(pool, random).next().value ?? []
  return [begun].flat().slice(0, count)
}
