import { type Blueprint, type DrawPlan, type FactUnit, planBlueprint } from '@lianbing/scoring'
import type { Db, Tx } from '../../db/client.ts'
import { readStamp } from '../banks/draw-queries.ts'
import { findBlueprintPoints, findFacts, readPointStamp } from '../banks/fact-queries.ts'

const tradesOf = ({ sections }: Blueprint) => [...new Set(sections.map(({ tradeCode }) => tradeCode))]

const asksPoints = ({ sections }: Blueprint) =>
  sections.some(({ examPoints, byWeights }) => examPoints !== undefined || byWeights !== undefined)

/** Tells one state of everything that a paper by this blueprint may be drawn from. */
export const readPlanStamp = async (db: Db | Tx, blueprint: Blueprint): Promise<string> => {
  const trades = tradesOf(blueprint)
  const stamps: string[] = []
  for (const trade of trades) stamps.push(await readStamp(db, trade))
  if (asksPoints(blueprint)) stamps.push(await readPointStamp(db, trades))
  return stamps.join(' | ')
}

/** Everything that a blueprint is held against. */
export const findPlanUnits = async (db: Db | Tx, blueprint: Blueprint): Promise<FactUnit[]> => {
  const places = new Map(blueprint.sections.map((section) => [`${section.tradeCode} ${section.language}`, section]))
  const units: FactUnit[] = []
  for (const { tradeCode, language } of places.values())
    for (const unit of await findFacts(db, tradeCode, language)) units.push(unit)
  return units
}

/** The plan of a blueprint that no version has yet; it is not kept. */
export const makePlan = async (db: Db | Tx, blueprint: Blueprint, units: readonly FactUnit[]): Promise<DrawPlan> => {
  const points = asksPoints(blueprint) ? await findBlueprintPoints(db, tradesOf(blueprint)) : []
  return planBlueprint(blueprint, points, units)
}

type Kept = { stamp: string; plan: DrawPlan; count: number }

/** Looking through a large trade costs a hundred times as much as its stamp, so each process keeps its plans. */
const plans = new Map<Blueprint, Kept>()
/** About 100 bytes each: 40 MB at most, and sixteen papers that draw from 25,000 questions. */
const questionsKept = 400_000

const keep = (blueprint: Blueprint, kept: Kept) => {
  plans.delete(blueprint)
  plans.set(blueprint, kept)
  let count = [...plans.values()].reduce((sum, one) => sum + one.count, 0)
  for (const [oldest, one] of plans) {
    if (count <= questionsKept || oldest === blueprint) break
    plans.delete(oldest)
    count -= one.count
  }
}

/** Plans that are being made: an exam that opens has hundreds ask for the same one at once. */
const making = new Map<Blueprint, { stamp: string; plan: Promise<DrawPlan> }>()

/** The plan of a blueprint as the bank stands now. Versions are kept, so that theirs is always the same object. */
export const getPlan = async (db: Db | Tx, blueprint: Blueprint): Promise<{ plan: DrawPlan; stamp: string }> => {
  const stamp = await readPlanStamp(db, blueprint)
  const known = plans.get(blueprint)
  if (known?.stamp === stamp) return known
  const make = async () => {
    const plan = await makePlan(db, blueprint, await findPlanUnits(db, blueprint))
    keep(blueprint, { stamp, plan, count: plan.cells.reduce((sum, { pool }) => sum + pool.length, 0) })
    return plan
  }
  const first = making.get(blueprint)
  // Whoever waits for another's plan does not fail with it.
  if (first?.stamp === stamp) return { stamp, plan: await first.plan.catch(make) }
  const plan = make().finally(() => {
    if (making.get(blueprint)?.plan === plan) making.delete(blueprint)
  })
  making.set(blueprint, { stamp, plan })
  return { stamp, plan: await plan }
}
