import { ProblemError } from '@lianbing/contract'
import { checkBlueprint, type FactUnit } from '@lianbing/scoring'
import type { Db } from '../../../db/client.ts'
import type { BankScope } from '../../../http/session.ts'
import { findPlanUnits, makePlan } from '../plan-queries.ts'
import { findPublishedQuizzes } from './blocked-queries.ts'
import { mendedVersions } from './other-versions.ts'
import { findRemarks } from './remark-queries.ts'

const without = (units: readonly FactUnit[], versionIds: ReadonlySet<string>): FactUnit[] =>
  units.map((unit) =>
    unit.some(({ id }) => versionIds.has(id))
      ? unit.map((facts) => (versionIds.has(facts.id) ? { ...facts, dropped: true } : facts))
      : unit,
  )

/** Where the question is dropped: the quizzes that then lack questions, so that nobody can start them. */
export const listBlockedQuizzes = async (db: Db, scope: BankScope, remarkId: string) => {
  const [row] = await findRemarks(db, scope, { remarkId }, 1)
  if (row === undefined) throw new ProblemError('remark.unknown')
  const items: { quizId: string; title: string; organisationName: string }[] = []
  if (row.remark.treatment !== 'dropped' || row.remark.state === 'discarded') return { items }
  const dropped = new Set(mendedVersions(row.remark))
  for (const { blueprint, ...quiz } of await findPublishedQuizzes(db, row.tradeCode)) {
    const units = without(await findPlanUnits(db, blueprint), dropped)
    const cells = checkBlueprint(await makePlan(db, blueprint, units), units)
    if (cells.some(({ cause }) => cause !== null)) items.push(quiz)
  }
  return { items }
}
