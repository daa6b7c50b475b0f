import { ProblemError } from '@lianbing/contract'
import { type Blueprint, type DrawPlan, drawBlueprint } from '@lianbing/scoring'
import type { Db, Tx } from '../../db/client.ts'
import type { AttemptSlot } from '../../db/schema/quizzes.ts'
import { type AskedVersion, findAskedVersions } from '../banks/asked-versions.ts'
import { freezeVersions, secureRandom } from '../banks/freeze-versions.ts'
import { getPlan } from './plan-queries.ts'
import { findSeenVersions } from './start-queries.ts'

export type Paper = { slots: AttemptSlot[]; versions: ReadonlyMap<string, AskedVersion> }

/** A paper by this plan, frozen. */
export const paperOf = async (tx: Db | Tx, plan: DrawPlan, seen?: ReadonlySet<string>): Promise<Paper> => {
  const { blueprint } = plan
  const drawn = drawBlueprint(plan, secureRandom, seen)
  if ('lacking' in drawn) {
    const errors = drawn.lacking.map(({ section, wanted, available }) => ({
      pointer: `/blueprint/sections/${section}`,
      message: `${wanted} questions wanted, ${available} available`,
    }))
    throw new ProblemError('quiz.questions_lacking', { errors })
  }
  const versions = await findAskedVersions(tx, drawn.ids.flat())
  const slots = drawn.ids.flatMap((ids, section) => {
    const maximum = blueprint.sections[section]?.maximum ?? 0
    return freezeVersions(ids.flatMap((id) => versions.get(id) ?? [])).map((slot) => ({ ...slot, maximum }))
  })
  return { slots, versions }
}

/** Draws a paper by the blueprint of a version; for nobody where no person is named. */
export const makePaper = async (
  tx: Db | Tx,
  blueprint: Blueprint,
  personId?: string,
): Promise<Paper & { stamp: string }> => {
  const { plan, stamp } = await getPlan(tx, blueprint)
  const asks = blueprint.unseenFirst === true && personId !== undefined
  const paper = await paperOf(tx, plan, asks ? await findSeenVersions(tx, personId) : undefined)
  return { ...paper, stamp }
}
