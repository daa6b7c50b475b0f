import { type Call, type CallOptions, NetworkError, type Output } from '@lianbing/contract/client'
import type { Response } from '@lianbing/scoring'
import { inTime } from '../../api/patience.ts'
import { codeOf } from '../../api/problem.ts'
import {
  acknowledge,
  batch,
  isCovered,
  type KeptOp,
  onWire,
  openOutbox,
  type Register,
  refuse,
} from '../../outbox/outbox.ts'
import { createSender, type Hold } from '../../outbox/sender.ts'
import type { Found } from '../../outbox/use-sender.ts'
import { createStore } from '../../ui/store.ts'
import { type Clock, clockFrom } from './clock.ts'
import { createShown } from './shown-answers.ts'

export type Attempt = Output<'GET /api/attempts/:attemptId'>
export type SubmitReply = Output<'POST /api/attempts/:attemptId/submit'>

/** The contract's bound of one request. */
const largestBatch = 50
const holds: Readonly<Record<string, Hold>> = { 'attempt.superseded': 'device', 'attempt.closed': 'closed' }

type Options = Found & {
  attempt: Attempt
  /** When the request for `attempt` left, by `performance.now()`. */
  askedAt: number
  call: Call
  onSessionEnd: () => void
}

/** The outbox of an attempt, with its clock, and with the way to hand it in. */
export const createAttemptWriter = ({ attempt, askedAt, call, ...found }: Options) => {
  const params = { attemptId: attempt.attemptId }
  const clock = createStore<Clock>(clockFrom(undefined, askedAt, attempt))
  let wokeAt = askedAt
  /** Monotonic clocks may stand still while a phone sleeps: what was asked before tells nothing any more. */
  const takeTime = (sentAt: number, reply: { remainingMs: number; acceptMs: number }) => {
    const known = clock.get()
    if (sentAt >= wokeAt) clock.set(clockFrom(known.takenAt >= wokeAt ? known : undefined, sentAt, reply))
  }

  const send = async (ops: readonly KeptOp[], options: CallOptions): Promise<readonly Register[]> => {
    const sentAt = performance.now()
    const body = { epoch: attempt.epoch, ops: onWire(ops) }
    const reply = await call('PUT /api/attempts/:attemptId/answers', { params, body }, options)
    // The page of a wireless network that wants to be signed in to answers everything with success.
    if (!Array.isArray(reply.stored)) throw new NetworkError('something else answered')
    takeTime(sentAt, reply)
    shown.reveal(reply.revealed)
    // What was taken nowhere came to a question that is final: it has been shown, or passed.
    const late = ops.filter((op) => !isCovered(op, reply.stored))
    if (late.length > 0)
      sender.settle(refuse(sender.store.get().outbox, late, attempt.sequential ? 'slot.passed' : 'slot.revealed'))
    // A quiz that lets an older device fill gaps answers so where the newer one has written: that one goes on.
    if (reply.stored.some(([, epoch]) => epoch > attempt.epoch)) sender.change({ hold: 'device' })
    return reply.stored
  }
  const registers = attempt.stored.map(({ slot, epoch, seq }): Register => [slot, epoch, seq])
  const sender = createSender({
    ...found,
    outbox: openOutbox(attempt.epoch, registers, found.kept),
    hold: attempt.state === 'active' ? 'here' : 'closed',
    atMost: largestBatch,
    gathers: !attempt.reveals,
    send,
    holdAfter: (code) => holds[code],
  })
  // A newer window of this browser writes: under the same epoch the two would overwrite each other.
  let givenAway = false
  const waiting = () => sender.store.get().outbox.waiting
  const shown = createShown(attempt, waiting())

  /** Asks the server how the attempt stands. */
  const resync = async (): Promise<void> => {
    const sentAt = performance.now()
    try {
      const now = await inTime((signal) => call('GET /api/attempts/:attemptId', { params }, { signal }))
      takeTime(sentAt, now)
      shown.showAttempt(now)
      const { hold } = sender.store.get()
      if (now.state !== 'active') sender.change({ hold: 'closed' })
      else if (now.epoch !== attempt.epoch) sender.change({ hold: 'device' })
      // Somebody has opened it again.
      else if (hold === 'closed') sender.change({ hold: givenAway ? 'window' : 'here' })
    } catch {
      // Without signal the old reckoning stands until the next reply.
    }
  }

  return {
    ...sender,
    clock,
    shown: shown.store,
    change: (part: Parameters<typeof sender.change>[0]): void => {
      givenAway ||= part.hold === 'window'
      sender.change(part)
    },
    answer: (slot: number, response: Response): Promise<void> => {
      const kept = sender.answer(slot, response)
      shown.show(waiting())
      return kept
    },
    resync,
    wake: async (): Promise<void> => {
      wokeAt = performance.now()
      await Promise.all([resync(), sender.retry()])
    },
    /** Hands in with what is still waiting; the same again and again. */
    submit: async (): Promise<SubmitReply> => {
      await sender.retry()
      const ops = batch(sender.store.get().outbox, largestBatch)
      // More than one request takes is still here: handing in would leave it behind.
      if (ops.length < waiting().length) throw new NetworkError('answers are still waiting')
      const body = { epoch: attempt.epoch, ops: onWire(ops) }
      try {
        const input = { params, body }
        const reply = await inTime((signal) => call('POST /api/attempts/:attemptId/submit', input, { signal }))
        const rest = acknowledge(sender.store.get().outbox, reply.stored)
        const codes = new Map(reply.refused.map(({ slot, code }) => [slot, code]))
        sender.settle(
          rest.waiting.reduce((outbox, op) => refuse(outbox, [op], codes.get(op.slot) ?? 'attempt.closed'), rest),
          { hold: 'closed' },
        )
        return reply
      } catch (error) {
        if (codeOf(error) === 'attempt.superseded') sender.change({ hold: 'device' })
        throw error
      }
    },
  }
}
export type AttemptWriter = ReturnType<typeof createAttemptWriter>
