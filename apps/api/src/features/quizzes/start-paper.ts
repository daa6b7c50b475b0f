import type { Tx } from '../../db/client.ts'
import type { AttemptSlot } from '../../db/schema/quizzes.ts'
import { makePaper } from './make-paper.ts'
import { takePrepared } from './making/prepared-queries.ts'
import { readPlanStamp } from './plan-queries.ts'
import type { QuizRules } from './quiz-queries.ts'

/** The paper of a start: one that lies ready for the opening, else one that is drawn now. */
export const startPaper = async (
  tx: Tx,
  { id, blueprint }: QuizRules,
  opening: { id: string; prepared: number },
  personId: string,
): Promise<AttemptSlot[]> => {
  const mayLieReady = opening.prepared > 0 && !blueprint.unseenFirst
  const ready = mayLieReady && (await takePrepared(tx, opening.id, id, await readPlanStamp(tx, blueprint)))
  return ready || (await makePaper(tx, blueprint, personId)).slots
}
