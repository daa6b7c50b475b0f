import { type Blueprint, checkBlueprint, type FactUnit } from '@lianbing/scoring'
import type { Db } from '../../../db/client.ts'
import { findPlanUnits, makePlan } from '../plan-queries.ts'

/** A list to choose from; a bank names few. */
const sourcesShown = 100

const countSources = (units: readonly FactUnit[]) => {
  const counts = new Map<string, number>()
  for (const unit of units)
    for (const { source } of unit) if (source !== null) counts.set(source, (counts.get(source) ?? 0) + 1)
  return [...counts]
    .map(([source, questions]) => ({ source, questions }))
    .sort((a, b) => b.questions - a.questions)
    .slice(0, sourcesShown)
}

export const checkPaper = async (db: Db, blueprint: Blueprint) => {
  const units = await findPlanUnits(db, blueprint)
  const plan = await makePlan(db, blueprint, units)
  const cells = checkBlueprint(plan, units).map(({ points, ...cell }) => ({
    ...cell,
    examPointId: (blueprint.sections[cell.section]?.byWeights && points?.[0]) ?? null,
  }))
  return { cells, missing: plan.missing.map((ids) => [...ids]), sources: countSources(units) }
}
