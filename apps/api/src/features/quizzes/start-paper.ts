import type { Tx } from '../../db/client.ts'
import { findAskedVersions } from '../banks/asked-versions.ts'
import { makePaper, type Paper } from './make-paper.ts'
import { takePrepared } from './making/prepared-queries.ts'
import { readPlanStamp } from './plan-queries.ts'
import type { QuizRules } from './quiz-queries.ts'

/** The paper of a start: one that lies ready for the opening, else one that is drawn now. */
export const startPaper = async (
  tx: Tx,
  { id, blueprint }: QuizRules,
  opening: { id: string; prepared: number },
  personId: string,
): Promise<Paper> => {
  if (opening.prepared === 0 || blueprint.unseenFirst) return makePaper(tx, blueprint, personId)
  const slots = await takePrepared(tx, opening.id, id, await readPlanStamp(tx, blueprint))
  if (slots === undefined) return makePaper(tx, blueprint, personId)
  const ids = slots.map(({ questionVersionId }) => questionVersionId)
  return { slots, versions: await findAskedVersions(tx, ids) }
}
