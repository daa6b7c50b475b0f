import {
  acknowledge,
  batch,
  type KeptOp,
  type Outbox,
  onWire,
  openOutbox,
  put,
  type Register,
  refuse,
  settled,
} from '../../apps/web/src/outbox/outbox.ts'
import { type Call, type Output, ProblemError } from '../../packages/contract/src/client.ts'
import type { Chance } from './chance.ts'
import { guess } from './questions.ts'

export type Attempt = Output<'GET /api/attempts/:attemptId'>

/** Where each slot stands; one that has been shown its key takes nothing more. */
const registersOf = ({ stored, slots }: Attempt): Register[] => [
  ...stored.map(({ slot, epoch, seq }): Register => [slot, epoch, seq]),
  ...slots.flatMap(({ reveal }, slot) => (reveal === null ? [] : [settled(slot)])),
]

/** A phone with an attempt open, and the outbox of the real pages. */
export const createDevice = (call: Call, attempt: Attempt, kept: readonly KeptOp[], chance: Chance) => {
  const { attemptId, slots } = attempt
  const params = { attemptId }
  let outbox: Outbox = openOutbox(attempt.epoch, registersOf(attempt), kept)
  let state: 'open' | 'superseded' | 'closed' = attempt.state === 'closed' ? 'closed' : 'open'
  /** The last answer that was sent, for a tab that shares the epoch and does not know of it. */
  let sent: KeptOp | undefined

  const takeIn = (error: unknown, ops: readonly KeptOp[]) => {
    if (!(error instanceof ProblemError)) return
    if (error.code === 'attempt.closed') state = 'closed'
    else if (error.code === 'attempt.superseded') state = 'superseded'
    else if (error.status < 500) outbox = refuse(outbox, ops, error.code)
  }
  const save = async (ops: readonly KeptOp[]): Promise<void> => {
    const [first] = ops
    if (first === undefined) return
    sent = first
    try {
      const body = { epoch: outbox.epoch, ops: onWire(ops) }
      const { stored, revealed } = await call('PUT /api/attempts/:attemptId/answers', { params, body })
      outbox = acknowledge(outbox, [...stored, ...revealed.map(({ slot }) => settled(slot))])
    } catch (error) {
      takeIn(error, ops)
    }
  }
  return {
    attemptId,
    state: () => state,
    waiting: () => outbox.waiting,
    tap: () => {
      const slot = chance.below(slots.length)
      const question = slots[slot]?.question
      if (question !== undefined) outbox = put(outbox, slot, guess(question, chance), chance.below(60_000))
    },
    flush: () => save(batch(outbox, 1 + chance.below(10))),
    /** Everything at once, one request an answer: they overtake each other. */
    scatter: () => Promise.all(batch(outbox, 50).map((op) => save([op]))),
    /** Another answer under a place in the order that was used: one of the two may stay, and the other has to be refused. */
    clash: async () => {
      const question = sent === undefined ? undefined : slots[sent.slot]?.question
      if (sent !== undefined && question !== undefined) await save([{ ...sent, response: guess(question, chance) }])
    },
    /** The page is loaded anew: what waits is still there. */
    reload: async () => {
      try {
        const now = await call('GET /api/attempts/:attemptId', { params })
        if (now.state === 'closed') state = 'closed'
        else if (now.epoch !== outbox.epoch) state = 'superseded'
        else outbox = openOutbox(now.epoch, registersOf(now), outbox.waiting)
      } catch (error) {
        takeIn(error, [])
      }
    },
    submit: async (): Promise<boolean> => {
      const ops = batch(outbox, 50)
      try {
        const body = { epoch: outbox.epoch, ops: onWire(ops) }
        const reply = await call('POST /api/attempts/:attemptId/submit', { params, body })
        outbox = { ...acknowledge(outbox, reply.stored), waiting: [] }
        state = 'closed'
        return true
      } catch (error) {
        takeIn(error, ops)
        return state !== 'open'
      }
    },
  }
}
export type Device = ReturnType<typeof createDevice>
