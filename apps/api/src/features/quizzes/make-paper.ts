import { ProblemError } from '@lianbing/contract'
import { type Blueprint, type DrawPlan, drawBlueprint } from '@lianbing/scoring'
import type { Db, Tx } from '../../db/client.ts'
import type { AttemptSlot } from '../../db/schema/quizzes.ts'
import { findAskedShapes } from '../banks/asked-versions.ts'
import { freezeVersions, secureRandom } from '../banks/freeze-versions.ts'
import { getPlan } from './plan-queries.ts'
import { findSeenVersions } from './start-queries.ts'

/** A paper by this plan, frozen. */
export const paperOf = async (tx: Db | Tx, plan: DrawPlan, seen?: ReadonlySet<string>): Promise<AttemptSlot[]> => {
  const { blueprint } = plan
  const drawn = drawBlueprint(plan, secureRandom, seen)
  if ('lacking' in drawn) {
    const errors = drawn.lacking.map(({ section, wanted, available }) => ({
      pointer: `/blueprint/sections/${section}`,
      message: `${wanted} questions wanted, ${available} available`,
    }))
    throw new ProblemError('quiz.questions_lacking', { errors })
  }
  const shapes = await findAskedShapes(tx, drawn.ids.flat())
  return drawn.ids.flatMap((ids, section) => {
    const maximum = blueprint.sections[section]?.maximum ?? 0
    return freezeVersions(ids, shapes).map((slot) => ({ ...slot, maximum }))
  })
}

/** Draws a paper by the blueprint of a version; for nobody where no person is named. */
export const makePaper = async (
  tx: Db | Tx,
  blueprint: Blueprint,
  personId?: string,
): Promise<{ slots: AttemptSlot[]; stamp: string }> => {
  const { plan, stamp } = await getPlan(tx, blueprint)
  const asks = blueprint.unseenFirst === true && personId !== undefined
  return { slots: await paperOf(tx, plan, asks ? await findSeenVersions(tx, personId) : undefined), stamp }
}
