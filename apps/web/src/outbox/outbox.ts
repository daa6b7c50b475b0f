import type { ProblemCode } from '@lianbing/contract/client'
import type { Response } from '@lianbing/scoring'

/**
 * The answers of one attempt or round on their way to the server: one a slot, ordered by (epoch, seq) like the server's
 * registers. Pure: keeping and sending are done by others.
 */
export type Op = { slot: number; response: Response; seq: number; elapsedMs: number }
/** An op with the epoch under which this device wrote it; a round knows no epochs and stays in the first. */
export type KeptOp = Op & { epoch: number }
export type Register = readonly [slot: number, epoch: number, seq: number]
export type Refused = { slot: number; code: ProblemCode; response: Response }
export type Outbox = {
  epoch: number
  nextSeq: number
  waiting: readonly KeptOp[]
  refused: readonly Refused[]
}

/** Each opening of a page counts on from here: what an older page still has under way never has the same number. */
const pageStep = 100

/** The register of a slot that takes no more answers: it covers whatever waits for it. */
export const settled = (slot: number): Register => [slot, Number.POSITIVE_INFINITY, 0]

type Order = Pick<KeptOp, 'epoch' | 'seq'>
export const isNewer = (a: Order, b: Order): boolean => a.epoch > b.epoch || (a.epoch === b.epoch && a.seq > b.seq)

/** Is the register at least as new as the op? Then that op has nothing left to do. */
export const isCovered = (op: KeptOp, registers: readonly Register[]): boolean =>
  registers.some(
    ([slot, epoch, seq]) => slot === op.slot && (epoch > op.epoch || (epoch === op.epoch && seq >= op.seq)),
  )

/**
 * The outbox of a page that has just opened: what is stored leaves it, what another device has overwritten too, and
 * what is left from an older epoch of this device is written anew under the present one.
 */
export const openOutbox = (epoch: number, stored: readonly Register[], kept: readonly KeptOp[]): Outbox => {
  let nextSeq = pageStep + Math.max(0, ...stored.map(([, , seq]) => seq), ...kept.map(({ seq }) => seq))
  const waiting = kept
    .filter((op) => !isCovered(op, stored))
    .sort((a, b) => a.epoch - b.epoch || a.seq - b.seq)
    .map((op) => (op.epoch === epoch ? op : { ...op, epoch, seq: nextSeq++ }))
  return { epoch, nextSeq, waiting, refused: [] }
}

/** A tap: the newest answer of a slot replaces the one that was waiting, and what was refused before it. */
export const put = (outbox: Outbox, slot: number, response: Response, elapsedMs: number): Outbox => ({
  ...outbox,
  nextSeq: outbox.nextSeq + 1,
  waiting: [
    ...outbox.waiting.filter((op) => op.slot !== slot),
    { slot, response, seq: outbox.nextSeq, elapsedMs, epoch: outbox.epoch },
  ],
  refused: outbox.refused.filter((op) => op.slot !== slot),
})

/**
 * The contract takes 64 KB in a request, and browsers give the last requests of a page no more than that together; some
 * of it is for what stands around the ops.
 */
const largestBytes = 60_000
const bytesOf = (op: KeptOp): number => new TextEncoder().encode(JSON.stringify(op)).length

/** The next ops to send, oldest first, as many as one request takes; those that made the server fail come last. */
export const batch = (outbox: Outbox, atMost: number, failures: (op: KeptOp) => number = () => 0): KeptOp[] => {
  const sorted = [...outbox.waiting].sort((a, b) => failures(a) - failures(b) || a.seq - b.seq)
  let bytes = 0
  return sorted.slice(0, atMost).filter((op, place) => {
    bytes += bytesOf(op)
    return place === 0 || bytes <= largestBytes
  })
}

/** As it travels. */
export const onWire = (ops: readonly KeptOp[]): Op[] => ops.map(({ epoch: _epoch, ...op }) => op)

/** What came back as stored leaves the outbox, unless a newer tap waits for the same slot. */
export const acknowledge = (outbox: Outbox, registers: readonly Register[]): Outbox => ({
  ...outbox,
  waiting: outbox.waiting.filter((op) => !isCovered(op, registers)),
})

/** What the server will never take moves to a list of its own and blocks nothing; a newer tap of the slot stays. */
export const refuse = (outbox: Outbox, sent: readonly KeptOp[], code: ProblemCode): Outbox => {
  const isSent = (op: KeptOp) => sent.some((other) => other.slot === op.slot && other.seq === op.seq)
  const gone = outbox.waiting.filter(isSent)
  return {
    ...outbox,
    waiting: outbox.waiting.filter((op) => !isSent(op)),
    refused: [
      ...outbox.refused.filter((old) => !gone.some(({ slot }) => slot === old.slot)),
      ...gone.map(({ slot, response }) => ({ slot, response, code })),
    ],
  }
}
