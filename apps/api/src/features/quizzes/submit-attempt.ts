import { isDeepStrictEqual } from 'node:util'
import { ProblemError, type quizzes } from '@lianbing/contract'
import type { z } from 'zod'
import { type Db, type Tx, withTx } from '../../db/client.ts'
import { createTurns } from '../accounts/turns.ts'
import { findUnfitOps } from './attempt-paper.ts'
import { type AttemptRow, findStoredAnswers, getAttemptRow, lockAttempt, type StoredAnswer } from './attempt-queries.ts'
import { closeAttempt } from './close-attempt.ts'
import { resultView } from './result-view.ts'
import { type Op, type Register, saveOpsIn } from './save-queries.ts'

type Submit = { attemptId: string; personId: string; epoch: number; ops: readonly Op[]; waitedMs: () => number }
type Refused = z.infer<typeof quizzes.refusedOp>

/** Why an op is not safe; undefined where its slot keeps it, or something newer, or the same answer for good. */
const refusalOf = (op: Op, epoch: number, kept: StoredAnswer | undefined): Refused['code'] | undefined => {
  if (kept === undefined) return 'attempt.closed'
  const isSame = isDeepStrictEqual(kept.response, op.response)
  // A closed attempt takes no op, and so finds no conflict of its own.
  if (kept.epoch === epoch && kept.seq === op.seq) return isSame ? undefined : 'attempt.conflict'
  if (kept.epoch > epoch || (kept.epoch === epoch && kept.seq > op.seq)) return undefined
  if (kept.revealedAt === null) return 'attempt.closed'
  return isSame ? undefined : 'slot.revealed'
}

const sortOps = (
  ops: readonly Op[],
  epoch: number,
  stored: readonly StoredAnswer[],
  conflicts: readonly number[],
): Refused[] =>
  ops.flatMap((op) => {
    const kept = stored.find((answer) => answer.slot === op.slot)
    const code = conflicts.includes(op.slot) ? 'attempt.conflict' : refusalOf(op, epoch, kept)
    return code === undefined ? [] : [{ slot: op.slot, code }]
  })

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
 * An exam ends, and thousands hand in within a second. So many are at it, the rest wait in order: each is done in one go
 * instead of all of them half, none waits for a connection until its time is over, and savers find one free.
 */
const submittedAtOnce = 6
const inTurn = createTurns(submittedAtOnce, 10_000)

const submitNow = async (db: Db, submit: Submit, timeZone: string) => {
  const { personId, attemptId } = submit
  const unfit = await findUnfitOps(db, personId, attemptId, submit.ops)
  const fitting = submit.ops.filter((_, index) => !unfit.some((op) => op.index === index))
  // The reply is read under the same lock: what somebody decides a moment later is not in it by half.
  const { conflicts, answers, result } = await withTx(db, async (tx) => {
    const waitedMs = submit.waitedMs()
    const attempt = await lockAttempt(tx, personId, attemptId)
    const clashes = await closeWith(tx, attempt, { ...submit, ops: fitting, waitedMs }, timeZone)
    const kept = await findStoredAnswers(tx, attemptId)
    const view = await resultView(tx, await getAttemptRow(tx, personId, attemptId), kept)
    return { conflicts: clashes, answers: kept, result: view }
  })
  const sent = submit.ops.map((op) => op.slot)
  const stored = answers.filter(({ slot }) => sent.includes(slot))
  return {
    result,
    stored: stored.map(({ slot, epoch, seq }): Register => [slot, epoch, seq]),
    refused: [...unfit.map(({ slot, code }) => ({ slot, code })), ...sortOps(fitting, submit.epoch, stored, conflicts)],
  }
}

/**
 * Takes the last answers, closes the attempt and scores it, in one transaction. On an attempt that is closed already
 * it changes nothing and gives the same result.
 */
export const submitAttempt = (db: Db, submit: Submit, timeZone: string) => inTurn(() => submitNow(db, submit, timeZone))
