import { ProblemError } from '@lianbing/contract'
import { type Db, type Tx, withTx } from '../../db/client.ts'
import { findUnfitOps } from './attempt-paper.ts'
import { type AttemptRow, findStoredAnswers, getAttemptRow, lockAttempt } from './attempt-queries.ts'
import { closeAttempt } from './close-attempt.ts'
import { resultView } from './result-view.ts'
import { type Op, type Register, saveOpsIn } from './save-queries.ts'

type Submit = { attemptId: string; personId: string; epoch: number; ops: readonly Op[]; waitedMs: () => number }
type Refused = { slot: number; code: 'attempt.closed' | 'attempt.conflict' | 'response.unfit' | 'slot.unknown' }

/** Which of the ops are safe (their slot keeps them or something newer), and which are not. */
const sortOps = (ops: readonly Op[], epoch: number, registers: readonly Register[], conflicts: readonly number[]) => {
  const refused: Refused[] = []
  for (const op of ops) {
    const kept = registers.find(([slot]) => slot === op.slot)
    const isSafe = kept !== undefined && (kept[1] > epoch || (kept[1] === epoch && kept[2] >= op.seq))
    if (conflicts.includes(op.slot)) refused.push({ slot: op.slot, code: 'attempt.conflict' })
    else if (!isSafe) refused.push({ slot: op.slot, code: 'attempt.closed' })
  }
  return refused
}

const closeWith = async (
  tx: Tx,
  attempt: AttemptRow,
  submit: Omit<Submit, 'waitedMs'> & { waitedMs: number },
  timeZone: string,
): Promise<number[]> => {
  if (attempt.status === 'closed') return []
  if (submit.epoch < attempt.epoch) throw new ProblemError('attempt.superseded')
  if (submit.epoch > attempt.epoch)
    throw new ProblemError('request.invalid', {
      errors: [{ pointer: '/body/epoch', message: 'an epoch that this attempt has given out' }],
    })
  const saved = await saveOpsIn(tx, submit)
  await closeAttempt(tx, attempt, saved?.accepted === true ? 'submitted' : 'expired', timeZone)
  return saved?.conflicts ?? []
}

/**
 * Takes the last answers, closes the attempt and scores it, in one transaction. On an attempt that is closed already
 * it changes nothing and gives the same result.
 */
export const submitAttempt = async (db: Db, submit: Submit, timeZone: string) => {
  const { personId, attemptId } = submit
  const unfit = await findUnfitOps(db, personId, attemptId, submit.ops)
  const fitting = submit.ops.filter((_, index) => !unfit.some((op) => op.index === index))
  const conflicts = await withTx(db, async (tx) => {
    const waitedMs = submit.waitedMs()
    const attempt = await lockAttempt(tx, personId, attemptId)
    return closeWith(tx, attempt, { ...submit, ops: fitting, waitedMs }, timeZone)
  })
  const stored = (await findStoredAnswers(db, attemptId)).map(({ slot, epoch, seq }): Register => [slot, epoch, seq])
  return {
    result: await resultView(db, await getAttemptRow(db, personId, attemptId)),
    stored: stored.filter(([slot]) => submit.ops.some((op) => op.slot === slot)),
    refused: [...unfit.map(({ slot, code }) => ({ slot, code })), ...sortOps(fitting, submit.epoch, stored, conflicts)],
  }
}
