import { isDeepStrictEqual } from 'node:util'
import { ProblemError, type quizzes } from '@lianbing/contract'
import type { z } from 'zod'
import { type Db, type Tx, withTx } from '../../db/client.ts'
import { createTurns } from '../accounts/turns.ts'
import { findUnfitOps, type Unfit } from './attempt-paper.ts'
import { type AttemptRow, lockAttempt, lockAttempts, type StoredAnswer } from './attempt-queries.ts'
import { type ClosedAttempt, closeAttempts } from './close-attempt.ts'
import { gather } from './gather.ts'
import { getClosed, resultViews } from './result-view.ts'
import { type Op, opsText, type Register } from './save-queries.ts'
import { isPlain, saveOpsIn } from './save-together-queries.ts'

type Submit = { attemptId: string; personId: string; epoch: number; ops: readonly Op[]; waitedMs: () => number }
type Refused = z.infer<typeof quizzes.refusedOp>

/** Why an op is not safe; undefined where its slot keeps it, or something newer, or the same answer for good. */
const refusalOf = (
  op: Op,
  epoch: number,
  kept: StoredAnswer | undefined,
  isPassed: boolean,
): Refused['code'] | undefined => {
  if (kept === undefined) return isPassed ? 'slot.passed' : 'attempt.closed'
  const isSame = isDeepStrictEqual(kept.response, op.response)
  // A closed attempt takes no op, and so finds no conflict of its own.
  if (kept.epoch === epoch && kept.seq === op.seq) return isSame ? undefined : 'attempt.conflict'
  if (kept.epoch > epoch || (kept.epoch === epoch && kept.seq > op.seq)) return undefined
  if (kept.revealedAt === null) return isPassed ? 'slot.passed' : 'attempt.closed'
  return isSame ? undefined : 'slot.revealed'
}

const sortOps = (
  ops: readonly Op[],
  epoch: number,
  stored: readonly StoredAnswer[],
  { conflicts, reached }: { conflicts: readonly number[]; reached: number },
): Refused[] =>
  ops.flatMap((op) => {
    const kept = stored.find((answer) => answer.slot === op.slot)
    const code = conflicts.includes(op.slot) ? 'attempt.conflict' : refusalOf(op, epoch, kept, op.slot < reached)
    return code === undefined ? [] : [{ slot: op.slot, code }]
  })

/** A submit whose ops have been looked at: those that fit its paper, and those that never can. */
type Checked = { submit: Submit; ops: readonly Op[]; unfit: readonly Unfit[] }
type Held = Checked & { attempt: AttemptRow; waitedMs: number }
type Done = Checked & { closed: ClosedAttempt; conflicts: readonly number[] }
type Reply = { result: z.infer<typeof quizzes.result>; stored: Register[]; refused: Refused[] }

const checkOps = async (db: Db, submit: Submit): Promise<Checked> => {
  const unfit = await findUnfitOps(db, submit.personId, submit.attemptId, submit.ops)
  return { submit, ops: submit.ops.filter((_, index) => !unfit.some((op) => op.index === index)), unfit }
}

/** Takes the last answers and closes what this transaction holds the locks of: what came too late is only closed. */
const closeWith = async (tx: Tx, held: readonly Held[], timeZone: string): Promise<Done[]> => {
  const saves = held.map(({ submit, ops, waitedMs }) => ({
    ...submit,
    ops,
    text: opsText(ops),
    waitedMs: () => waitedMs,
  }))
  const saved = held.length > 0 ? await saveOpsIn(tx, saves) : []
  const ofReason = (isInTime: boolean) =>
    held.flatMap(({ attempt }, index) => ((saved[index]?.accepted === true) === isInTime ? [attempt] : []))
  const closed = [
    ...(await closeAttempts(tx, ofReason(true), 'submitted', timeZone)),
    ...(await closeAttempts(tx, ofReason(false), 'expired', timeZone)),
  ]
  const byId = new Map(closed.map((one) => [one.attempt.id, one]))
  return held.map((one, index) => {
    const conflicts = saved[index]?.conflicts ?? []
    return { ...one, closed: byId.get(one.attempt.id) as ClosedAttempt, conflicts }
  })
}

/** Read under the same locks: what somebody decides a moment later is not in a reply by half. */
const repliesTo = async (tx: Tx, all: readonly Done[]): Promise<Reply[]> => {
  const results = await resultViews(
    tx,
    all.map(({ closed }) => closed),
  )
  return all.map(({ submit, ops, unfit, closed, conflicts }, index) => {
    const sent = submit.ops.map((op) => op.slot)
    const stored = closed.answers.filter(({ slot }) => sent.includes(slot))
    const reached = closed.attempt.sequential ? Math.max(-1, ...closed.answers.map(({ slot }) => slot)) : -1
    return {
      result: results[index] as Reply['result'],
      stored: stored.map(({ slot, epoch, seq }): Register => [slot, epoch, seq]),
      refused: [
        ...unfit.map(({ slot, code }) => ({ slot, code })),
        ...sortOps(ops, submit.epoch, stored, { conflicts, reached }),
      ],
    }
  })
}

/** Waits for the attempt's lock. On an attempt that is closed already it changes nothing and gives the same result. */
export const submitAlone = async (db: Db, submit: Submit, timeZone: string): Promise<Reply> => {
  const checked = await checkOps(db, submit)
  const [reply] = await withTx(db, async (tx) => {
    const waitedMs = submit.waitedMs()
    const attempt = await lockAttempt(tx, submit.personId, submit.attemptId)
    if (attempt.status === 'closed')
      return repliesTo(tx, [{ ...checked, closed: await getClosed(tx, attempt), conflicts: [] }])
    if (submit.epoch < attempt.epoch) throw new ProblemError('attempt.superseded')
    if (submit.epoch > attempt.epoch)
      throw new ProblemError('request.invalid', {
        errors: [{ pointer: '/body/epoch', message: 'an epoch that this attempt has given out' }],
      })
    return repliesTo(tx, await closeWith(tx, [{ ...checked, attempt, waitedMs }], timeZone))
  })
  return reply as Reply
}

/**
 * Submits of different attempts in one transaction, which waits for nobody: a reply is undefined where somebody else is
 * at the attempt, or where it is not simply open for this person and epoch.
 */
const submitTogether = async (db: Db, submits: readonly Submit[], timeZone: string) => {
  const all: Checked[] = []
  for (const submit of submits) {
    // Who has no such attempt is told so alone.
    const checked = await checkOps(db, submit).catch(() => undefined)
    if (checked !== undefined) all.push(checked)
  }
  const replies = await withTx(db, async (tx) => {
    const waiting = all.map((checked) => ({ ...checked, waitedMs: checked.submit.waitedMs() }))
    const locked = await lockAttempts(
      tx,
      all.map(({ submit }) => submit),
    )
    const attempts = new Map(locked.map((attempt) => [attempt.id, attempt]))
    const held = waiting.flatMap((one): Held[] => {
      const attempt = attempts.get(one.submit.attemptId.toLowerCase())
      return attempt === undefined ? [] : [{ ...one, attempt }]
    })
    const done = await closeWith(tx, held, timeZone)
    const given = await repliesTo(tx, done)
    return new Map(done.map(({ submit }, index) => [submit, given[index]]))
  })
  return submits.map((submit) => replies.get(submit))
}

/** A fifth less work for each than with 50; more would keep somebody waiting for long who is at one of them. */
const submittedTogether = 150
/** While the database is at one, this process marks the other; savers find a connection. */
const lotsAtOnce = 2
/** So many at most wait for somebody else's lock, the rest in order. */
const aloneAtOnce = 3
const longestQueue = 10_000

/**
 * Takes the last answers, closes the attempt and scores it, in one transaction. An exam ends, and thousands hand in
 * within a second: those that arrive together share one.
 */
export const gatherSubmits = (db: Db, timeZone: string) => {
  const inTurn = createTurns(aloneAtOnce, longestQueue)
  return gather<Submit, Reply>({
    lotsAtOnce,
    lotOf: (waiting) => Math.min(waiting.length, submittedTogether),
    longestQueue,
    attemptOf: ({ attemptId }) => attemptId,
    mayShare: ({ ops }) => isPlain({ text: opsText(ops) }),
    sendTogether: (submits) => submitTogether(db, submits, timeZone),
    sendAlone: (submit) => inTurn(() => submitAlone(db, submit, timeZone)),
  })
}
