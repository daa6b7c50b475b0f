import { inRandomOrder, type Random } from './random.ts'
import type { QuestionType } from './types.ts'

/** What a paper is made of, in the order in which it is shown. */
export type Blueprint = {
  sections: {
    type: QuestionType
    tradeCode: string
    /** 5 初级工 … 1 高级技师; null takes any. */
    level: number | null
    language: 'zh-CN' | 'en'
    count: number
    /** Hundredths of a mark for each question. */
    maximum: number
  }[]
}

export type Lack = { section: number; wanted: number; available: number }

type Draw = { candidates: readonly string[]; next: () => string | undefined; ids: string[] }

/**
 * Finds one more question for a section whose free candidates are used up: it takes one from a section that can
 * replace it, or that can take one from a third … (an augmenting path, shortest first). False where there is no way.
 */
const rearrange = (draws: readonly Draw[], short: Draw): boolean => {
  const takenBy = new Map<Draw, { taker: Draw; id: string }>()
  const queue = [short]
  for (const taker of queue) {
    const candidates = new Set(taker.candidates)
    for (const giver of draws) {
      if (giver === short || takenBy.has(giver)) continue
      const id = giver.ids.find((owned) => candidates.has(owned))
      if (id === undefined) continue
      takenBy.set(giver, { taker, id })
      const replacement = giver.next()
      if (replacement === undefined) {
        queue.push(giver)
        continue
      }
      giver.ids.push(replacement)
      for (
        let from = giver, step = takenBy.get(from);
        step !== undefined;
        from = step.taker, step = takenBy.get(from)
      ) {
        from.ids.splice(from.ids.indexOf(step.id), 1)
        step.taker.ids.push(step.id)
      }
      return true
    }
  }
  return false
}

/**
 * Draws the questions of a paper: `pools` holds the candidates' ids for each section. No question comes twice, also
 * where pools overlap, and a paper is found whenever there is one. Otherwise `lacking` names the sections (from 0) that
 * could not be filled, with what they got at best; where sections compete for the same questions, the ones with least
 * to spare were served first.
 */
export const drawPaper = (
  blueprint: { sections: readonly Pick<Blueprint['sections'][number], 'count'>[] },
  pools: readonly (readonly string[])[],
  random: Random,
): { ids: string[][] } | { lacking: Lack[] } => {
  const used = new Set<string>()
  const draws = blueprint.sections.map((_, section): Draw => {
    const candidates = pools[section] ?? []
    const order = inRandomOrder(candidates, random)
    const next = () => {
      // A question once used stays in the paper, so what is skipped here never becomes free again.
      for (let step = order.next(); !step.done; step = order.next()) {
        if (used.has(step.value)) continue
        used.add(step.value)
        return step.value
      }
      return undefined
    }
    return { candidates, next, ids: [] }
  })
  const sections = draws.map((draw, section) => ({ draw, section, wanted: blueprint.sections[section]?.count ?? 0 }))
  const spare = ({ draw, wanted }: (typeof sections)[number]) => draw.candidates.length - wanted
  for (const { draw, wanted } of [...sections].sort((a, b) => spare(a) - spare(b))) {
    while (draw.ids.length < wanted) {
      const id = draw.next()
      if (id !== undefined) draw.ids.push(id)
      else if (!rearrange(draws, draw)) break
    }
  }
  const lacking = sections
    .filter(({ draw, wanted }) => draw.ids.length < wanted)
    .map(({ draw, section, wanted }) => ({ section, wanted, available: draw.ids.length }))
  return lacking.length > 0 ? { lacking } : { ids: draws.map((draw) => draw.ids) }
}
