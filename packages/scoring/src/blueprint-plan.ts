import type { Blueprint, BlueprintSection } from './blueprint.ts'
import { type BlueprintCell, type BlueprintPoint, blueprintCells } from './blueprint-cells.ts'
import type { DrawUnit } from './draw-paper.ts'
import type { QuestionType } from './types.ts'

/** What a blueprint asks of a question. `id` is that of its version. */
export type QuestionFacts = {
  id: string
  questionId: string
  tradeCode: string
  language: 'zh-CN' | 'en'
  type: QuestionType
  level: number | null
  difficulty: number | null
  source: string | null
  examPointId: string | null
  /** It counts for nobody since its key was found wrong: there is no sense in asking it again. */
  dropped: boolean
}

/** A question, or those of a case in their order. */
export type FactUnit = readonly QuestionFacts[]

/** A blueprint against a bank: its cells, and the units that each may draw. It never changes; many papers are drawn by it. */
export type DrawPlan = {
  blueprint: Blueprint
  cells: readonly (BlueprintCell & { pool: readonly DrawUnit[] })[]
  difficultyOf: ReadonlyMap<string, number>
  importanceOf: ReadonlyMap<string, 'X' | 'Y' | 'Z'>
  /** Of each section, the named questions that the bank does not have, or not of its type. */
  missing: readonly (readonly string[])[]
}

/** Does a drawn question fit its section? Its exam point is the cell's matter. */
export const fitsSection = (
  { tradeCode, language, type, level, sources, difficulty }: BlueprintSection,
  facts: QuestionFacts,
): boolean =>
  !facts.dropped &&
  facts.type === type &&
  facts.tradeCode === tradeCode &&
  facts.language === language &&
  (level === null || facts.level === level) &&
  (sources === undefined || (facts.source !== null && sources.includes(facts.source))) &&
  (difficulty === undefined ||
    (facts.difficulty !== null && facts.difficulty >= difficulty.from && facts.difficulty <= difficulty.to))

const unitOf = (unit: FactUnit): DrawUnit => {
  const ids = unit.map(({ id }) => id)
  return ids.length === 1 && ids[0] !== undefined ? ids[0] : ids
}

const poolsOf = (blueprint: Blueprint, cells: readonly BlueprintCell[], units: readonly FactUnit[]): DrawUnit[][] => {
  const named = new Set(blueprint.sections.flatMap(({ fixed = [] }) => fixed))
  const isNamed = (unit: FactUnit) => named.size > 0 && unit.some(({ questionId }) => named.has(questionId))
  // A case lies in one pool alone: with that, whether there is a paper does not hang on chance.
  const casesTaken = new Set<FactUnit>()
  return cells.map(({ section: place, kind, count, points }) => {
    const section = blueprint.sections[place]
    if (section === undefined) return []
    const fixed = new Set(section.fixed)
    const allowed = points === null ? null : new Set(points)
    const fits = (facts: QuestionFacts) =>
      kind === 'fixed'
        ? fixed.has(facts.questionId) &&
          !facts.dropped &&
          facts.type === section.type &&
          facts.tradeCode === section.tradeCode
        : fitsSection(section, facts) &&
          (allowed === null || (facts.examPointId !== null && allowed.has(facts.examPointId)))
    const pool = units.filter((unit) => {
      if (kind === 'drawn' && isNamed(unit)) return false
      if (unit.length > 1 && (unit.length > count || casesTaken.has(unit))) return false
      return unit.every(fits)
    })
    for (const unit of pool) if (unit.length > 1) casesTaken.add(unit)
    return pool.map(unitOf)
  })
}

/** Looks up once what every paper by this blueprint is drawn from. */
export const planBlueprint = (
  blueprint: Blueprint,
  points: readonly BlueprintPoint[],
  units: readonly FactUnit[],
): DrawPlan => {
  const cells = blueprintCells(blueprint, points)
  const pools = poolsOf(blueprint, cells, units)
  const inPools = new Set(pools.flat(2))
  const importances = new Map(points.map(({ examPointId, importance }) => [examPointId, importance]))
  const difficultyOf = new Map<string, number>()
  const importanceOf = new Map<string, 'X' | 'Y' | 'Z'>()
  const isWeighed = blueprint.sections.some(({ byWeights }) => byWeights !== undefined)
  const ids = new Map<string, string>()
  for (const unit of units)
    for (const { id, questionId, difficulty, examPointId } of unit) {
      if (!inPools.has(id)) continue
      ids.set(questionId, id)
      if (difficulty !== null && blueprint.targetDifficulty !== undefined) difficultyOf.set(id, difficulty)
      const importance = examPointId === null ? null : importances.get(examPointId)
      if (isWeighed && importance) importanceOf.set(id, importance)
    }
  const missing = blueprint.sections.map(({ fixed = [] }, place) => {
    const found = new Set(
      cells.flatMap(({ section, kind }, at) => (section === place && kind === 'fixed' ? (pools[at] ?? []).flat() : [])),
    )
    return [...new Set(fixed)].filter((questionId) => !found.has(ids.get(questionId) ?? ''))
  })
  return {
    blueprint,
    cells: cells.map((cell, at) => ({ ...cell, pool: pools[at] ?? [] })),
    difficultyOf,
    importanceOf,
    missing,
  }
}
