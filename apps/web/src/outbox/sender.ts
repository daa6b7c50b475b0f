import { type CallOptions, type ProblemCode, ProblemError } from '@lianbing/contract/client'
import type { Response } from '@lianbing/scoring'
import { backoffMs } from '../api/backoff.ts'
import { inTime } from '../api/patience.ts'
import { isRefusal, isSessionProblem } from '../api/problem.ts'
import { createStore } from '../ui/store.ts'
import type { AnswerStore } from './answer-store.ts'
import { acknowledge, batch, type KeptOp, type Outbox, put, type Register, refuse } from './outbox.ts'

/** Who may write: this page, another device, another window of this browser, or nobody any more. */
export type Hold = 'here' | 'device' | 'window' | 'closed'
export type SenderState = {
  outbox: Outbox
  /** The last try to send failed for want of signal or server; it goes on by itself. */
  failing: boolean
  /** Answers whose way onto this device is not over. */
  keeping: number
  /** The device keeps nothing: what waits lasts as long as this page. */
  refuses: boolean
  hold: Hold
}

type Options = {
  /** As it was opened, and what the device had kept before. */
  outbox: Outbox
  kept: readonly KeptOp[]
  refuses: boolean
  hold?: Hold
  store: AnswerStore
  /** How many ops one request takes. */
  atMost: number
  /** A few answers travel together; where the mark is waited for each goes at once. */
  gathers: boolean
  /** One request; resolves to what the server holds now. */
  send: (ops: readonly KeptOp[], options: CallOptions) => Promise<readonly Register[]>
  /** What a refusal means beyond its op: who writes now. */
  holdAfter?: (code: ProblemCode) => Hold | undefined
  onSessionEnd: () => void
}

/** A few taps travel together, and letters until there is a pause. */
const gatherMs = { tapped: 300, typed: 1_000 }
const isTyped = (response: Response) => 'text' in response || 'texts' in response || 'number' in response
/** The contract's bound of a duration: a day. */
const longestMs = 86_400_000

/** Keeps every answer on the device first, and sends it until the server has stored or refused it. */
export const createSender = ({
  store: device,
  kept,
  atMost,
  gathers,
  send,
  holdAfter,
  onSessionEnd,
  ...start
}: Options) => {
  const opened = performance.now()
  const store = createStore<SenderState>({
    outbox: start.outbox,
    failing: false,
    keeping: 0,
    refuses: start.refuses,
    hold: start.hold ?? 'here',
  })
  const change = (part: Partial<SenderState>) => store.set({ ...store.get(), ...part })
  const unkept = new Set<KeptOp>()
  const failuresOf = new Map<KeptOp, number>()
  let failures = 0
  let size = atMost
  let sending: Promise<void> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopped = false

  const keep = async (op: KeptOp): Promise<void> => {
    unkept.add(op)
    change({ keeping: store.get().keeping + 1 })
    const took = await device.keep(op).then(
      () => unkept.delete(op),
      () => false,
    )
    change({ keeping: store.get().keeping - 1, refuses: !took })
  }
  const drop = (op: KeptOp) => {
    unkept.delete(op)
    failuresOf.delete(op)
    void device.drop(op).catch(() => {})
  }
  const settle = (outbox: Outbox, part: Partial<SenderState> = {}) => {
    for (const op of store.get().outbox.waiting) if (!outbox.waiting.includes(op)) drop(op)
    change({ ...part, outbox })
  }
  // Reopened under a newer epoch: what was written anew has to replace what is kept, and what is covered has to go.
  for (const op of kept) if (!start.outbox.waiting.includes(op)) drop(op)
  for (const op of start.outbox.waiting) if (!kept.includes(op) || start.refuses) void keep(op)

  const later = (ms: number) => {
    clearTimeout(timer)
    if (!stopped) timer = setTimeout(() => void flush(), ms)
  }

  const tryLater = (retryAfterSeconds?: number) => {
    failures += 1
    change({ failing: true })
    later(backoffMs(failures, Math.random(), retryAfterSeconds))
  }
  const countFailure = (sent: readonly KeptOp[]) => {
    for (const op of sent) failuresOf.set(op, (failuresOf.get(op) ?? 0) + 1)
  }

  const fail = (error: unknown, sent: readonly KeptOp[]): 'go on' | 'stop' => {
    if (!(error instanceof ProblemError) || !isRefusal(error)) {
      // A server that fails at one answer shall not keep the others waiting: they go alone, and before it.
      if (error instanceof ProblemError && error.code === 'server.failed') {
        size = 1
        countFailure(sent)
      }
      tryLater(error instanceof ProblemError ? error.retryAfterSeconds : undefined)
      if (isSessionProblem(error)) {
        clearTimeout(timer)
        onSessionEnd()
      }
      return 'stop'
    }
    // Nobody would see it: it stays on the device, and is told by the page that opens next.
    if (stopped) return 'stop'
    const hold = holdAfter?.(error.code)
    if (hold === 'closed') settle(refuse(store.get().outbox, store.get().outbox.waiting, error.code), { hold })
    else if (hold) change({ hold })
    if (hold) return 'stop'
    // One of several does not fit: sent one by one, the others get through.
    if (sent.length > 1) size = 1
    else settle(refuse(store.get().outbox, sent, error.code))
    return 'go on'
  }

  const maySend = () => !stopped && (store.get().hold === 'here' || store.get().hold === 'window')

  const sendAll = async (): Promise<void> => {
    while (maySend()) {
      const ops = batch(store.get().outbox, size, (op) => failuresOf.get(op) ?? 0)
      if (ops.length === 0) {
        size = atMost
        return
      }
      try {
        const registers = await inTime((signal) => send(ops, { signal }))
        const outbox = acknowledge(store.get().outbox, registers)
        const left = ops.filter((op) => outbox.waiting.includes(op))
        if (left.length < ops.length) failures = 0
        settle(outbox, { failing: left.length > 0 })
        if (left.length > 0) {
          // Neither stored nor refused, as by a server of another version: at once again would have no end.
          countFailure(left)
          return tryLater()
        }
      } catch (error) {
        if (fail(error, ops) === 'stop') return
      }
    }
  }

  const flush = (): Promise<void> => {
    clearTimeout(timer)
    sending ??= sendAll().finally(() => {
      sending = undefined
    })
    return sending
  }

  return {
    store,
    change,
    settle,
    flush,
    answer: async (slot: number, response: Response): Promise<void> => {
      if (store.get().hold !== 'here') return
      const elapsedMs = Math.min(longestMs, Math.round(performance.now() - opened))
      const outbox = put(store.get().outbox, slot, response, elapsedMs)
      // The op that this one replaces is overwritten on the device, too.
      for (const op of store.get().outbox.waiting) if (!outbox.waiting.includes(op)) unkept.delete(op)
      change({ outbox })
      const waiting = [...unkept, ...outbox.waiting.filter((op) => op.slot === slot)]
      if (failures === 0) later(!gathers ? 0 : isTyped(response) ? gatherMs.typed : gatherMs.tapped)
      await Promise.all(waiting.map(keep))
    },
    /** The page may be gone in a moment: what waits goes out in a request that outlives it, even if it was sent before. */
    leave: async (): Promise<void> => {
      if (!maySend()) return
      const ops = batch(store.get().outbox, Number.POSITIVE_INFINITY)
      const requests: Promise<void>[] = []
      for (let at = 0; at < ops.length; at += atMost) {
        const request = send(ops.slice(at, at + atMost), { keepalive: true })
        requests.push(request.then((registers) => settle(acknowledge(store.get().outbox, registers))))
      }
      // Whatever became of them, the answers are on the device and go out again.
      await Promise.allSettled(requests)
    },
    /** Signal, or a look at the page: try at once, however long the wait was to be. */
    retry: (): Promise<void> => {
      failures = 0
      return flush()
    },
    stop: () => {
      stopped = true
      clearTimeout(timer)
    },
  }
}
export type Sender = ReturnType<typeof createSender>
