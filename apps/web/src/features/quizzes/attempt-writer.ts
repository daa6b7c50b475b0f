import { type Call, type Output, type ProblemCode, ProblemError } from '@lianbing/contract/client'
import type { Response } from '@lianbing/scoring'
import { backoffMs } from '../../api/backoff.ts'
import { codeOf, isSessionProblem, isWorthRetrying } from '../../api/problem.ts'
import { createStore } from '../../ui/store.ts'
import { type Clock, clockFrom } from './clock.ts'
import { acknowledge, batch, type KeptOp, type Outbox, onWire, openOutbox, put, refuse } from './outbox.ts'
import type { OutboxStorage } from './outbox-storage.ts'

export type Attempt = Output<'GET /api/attempts/:attemptId'>
export type SubmitReply = Output<'POST /api/attempts/:attemptId/submit'>
type RefusalCode = ProblemCode | 'network'

export type WriterState = {
  outbox: Outbox<RefusalCode>
  clock: Clock
  /** The last try to send failed for want of signal or server; it goes on by itself. */
  failing: boolean
  /** Who may write: this page, another device, another window of this browser, or nobody any more. */
  hold: 'here' | 'device' | 'window' | 'closed'
}

/** A few taps travel together, and letters until there is a pause. */
const gatherMs = { tapped: 300, typed: 1_000 }
const isTyped = (response: Response) => 'text' in response || 'texts' in response || 'number' in response
/** The contract's bound of one request. */
const largestBatch = 50

type Options = {
  attempt: Attempt
  /** When the request for `attempt` left, by `performance.now()`. */
  askedAt: number
  kept: readonly KeptOp[]
  storage: OutboxStorage
  call: Call
  onSessionEnd: () => void
}

/** Keeps every tap on the device first, then sends it until the server has stored or refused it. */
export const createAttemptWriter = (options: Options) => {
  const { attempt, storage, call } = options
  const params = { attemptId: attempt.attemptId }
  const opened = performance.now()
  const outbox = openOutbox<RefusalCode>(attempt.epoch, attempt.stored, options.kept)
  const store = createStore<WriterState>({
    outbox,
    clock: clockFrom(undefined, options.askedAt, attempt),
    failing: false,
    hold: attempt.state === 'active' ? 'here' : 'closed',
  })
  const change = (part: Partial<WriterState>) => store.set({ ...store.get(), ...part })
  let failures = 0
  let size = largestBatch
  let sending: Promise<void> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let slept = false

  // A full disk must not stop the sending; the answer is then in memory only.
  const keep = (op: KeptOp) => storage.keep(op).catch(() => {})
  const forgetGone = (before: readonly KeptOp[], after: readonly KeptOp[]) => {
    for (const op of before) if (!after.includes(op)) void storage.drop(op).catch(() => {})
  }
  const settle = (next: Outbox<RefusalCode>, part: Partial<WriterState> = {}) => {
    forgetGone(store.get().outbox.waiting, next.waiting)
    change({ ...part, outbox: next })
  }
  // Reopened under a newer epoch: what was written anew has to replace what is kept, and what is covered has to go.
  for (const op of options.kept) if (!outbox.waiting.includes(op)) void storage.drop(op).catch(() => {})
  for (const op of outbox.waiting) if (!options.kept.includes(op)) void keep(op)

  const later = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), ms)
  }

  const takeIn = (sentAt: number, reply: { remainingMs: number; acceptMs: number }): Clock => {
    const clock = clockFrom(slept ? undefined : store.get().clock, sentAt, reply)
    slept = false
    return clock
  }

  const fail = (error: unknown, sent: readonly KeptOp[]): 'go on' | 'stop' => {
    const code = codeOf(error)
    if (isWorthRetrying(error)) {
      failures += 1
      change({ failing: true })
      later(backoffMs(failures, Math.random(), error instanceof ProblemError ? error.retryAfterSeconds : undefined))
      return 'stop'
    }
    if (isSessionProblem(error)) {
      options.onSessionEnd()
      return 'stop'
    }
    if (code === 'attempt.superseded') {
      change({ hold: 'device' })
      return 'stop'
    }
    if (code === 'attempt.closed') {
      settle(refuse(store.get().outbox, store.get().outbox.waiting, code), { hold: 'closed' })
      return 'stop'
    }
    // One of several does not fit: sent one by one, the others get through.
    if (sent.length > 1) size = 1
    else settle(refuse(store.get().outbox, sent, code))
    return 'go on'
  }

  const sendAll = async (keepalive: boolean): Promise<void> => {
    while (store.get().hold === 'here') {
      const ops = batch(store.get().outbox, size)
      if (ops.length === 0) {
        size = largestBatch
        return
      }
      const sentAt = performance.now()
      try {
        const body = { epoch: attempt.epoch, ops: onWire(ops) }
        const reply = await call('PUT /api/attempts/:attemptId/answers', { params, body }, { keepalive })
        failures = 0
        settle(acknowledge(store.get().outbox, reply.stored), { failing: false, clock: takeIn(sentAt, reply) })
        // A quiz that lets an older device fill gaps answers so where the newer one has written: that one goes on.
        if (reply.stored.some(([, epoch]) => epoch > attempt.epoch)) change({ hold: 'device' })
      } catch (error) {
        if (fail(error, ops) === 'stop') return
      }
    }
  }

  const flush = (keepalive = false): Promise<void> => {
    clearTimeout(timer)
    sending ??= sendAll(keepalive).finally(() => {
      sending = undefined
    })
    return sending
  }

  return {
    store,
    flush,
    answer: async (slot: number, response: Response): Promise<void> => {
      if (store.get().hold !== 'here') return
      const next = put(store.get().outbox, slot, response, Math.round(performance.now() - opened))
      change({ outbox: next })
      const op = next.waiting.find((other) => other.slot === slot)
      if (op) await keep(op)
      if (failures === 0) later(isTyped(response) ? gatherMs.typed : gatherMs.tapped)
    },
    /** Asks the server how much time is left; after a sleep only its answer counts. */
    resync: async (): Promise<void> => {
      slept = true
      const sentAt = performance.now()
      try {
        const now = await call('GET /api/attempts/:attemptId', { params })
        change({ clock: takeIn(sentAt, now) })
        if (now.state !== 'active') change({ hold: 'closed' })
        else if (now.epoch !== attempt.epoch) change({ hold: 'device' })
      } catch {
        // Without signal the old reckoning stands until the next reply.
      }
      failures = 0
      await flush()
    },
    /** Hands in with what is still waiting; the same again and again. */
    submit: async (): Promise<SubmitReply> => {
      await flush()
      const ops = batch(store.get().outbox, largestBatch)
      const body = { epoch: attempt.epoch, ops: onWire(ops) }
      try {
        const reply = await call('POST /api/attempts/:attemptId/submit', { params, body })
        settle({ ...acknowledge(store.get().outbox, reply.stored), waiting: [] }, { hold: 'closed' })
        return reply
      } catch (error) {
        if (codeOf(error) === 'attempt.superseded') change({ hold: 'device' })
        throw error
      }
    },
    giveWay: () => change({ hold: 'window' }),
    stop: () => clearTimeout(timer),
  }
}
export type AttemptWriter = ReturnType<typeof createAttemptWriter>
