import { ProblemError } from '@lianbing/contract'
import { type Blueprint, type DrawUnit, drawPaper } from '@lianbing/scoring'
import type { Db, Tx } from '../../db/client.ts'
import type { AttemptSlot } from '../../db/schema/quizzes.ts'
import { drawCandidates } from '../banks/draw-queries.ts'
import { freezeVersions, secureRandom } from '../banks/freeze-versions.ts'
import { findVersions, type StoredVersion } from '../banks/question-queries.ts'

type Paper = { slots: AttemptSlot[]; versions: ReadonlyMap<string, StoredVersion> }

/** Draws a paper by the blueprint and freezes it. */
export const makePaper = async (tx: Db | Tx, blueprint: Blueprint): Promise<Paper> => {
  const pools: (readonly DrawUnit[])[] = []
  for (const section of blueprint.sections) pools.push(await drawCandidates(tx, section))
  const drawn = drawPaper(blueprint, pools, secureRandom)
  if ('lacking' in drawn) {
    const errors = drawn.lacking.map(({ section, wanted, available }) => ({
      pointer: `/blueprint/sections/${section}`,
      message: `${wanted} questions wanted, ${available} available`,
    }))
    throw new ProblemError('quiz.questions_lacking', { errors })
  }
  const versions = await findVersions(tx, drawn.ids.flat())
  const slots = drawn.ids.flatMap((ids, section) => {
    const maximum = blueprint.sections[section]?.maximum ?? 0
    return freezeVersions(ids.flatMap((id) => versions.get(id) ?? [])).map((slot) => ({ ...slot, maximum }))
  })
  return { slots, versions }
}
