import type { Response } from '@lianbing/scoring'

/**
 * The answers of one attempt on their way to the server: one a slot, ordered by (epoch, seq) like the server's
 * registers. Pure: keeping and sending are done by others.
 */
export type Op = { slot: number; response: Response; seq: number; elapsedMs: number }
/** An op with the epoch under which this device wrote it. */
export type KeptOp = Op & { epoch: number }
export type Register = readonly [slot: number, epoch: number, seq: number]
export type Stored = { slot: number; epoch: number; seq: number; response: Response }
export type Refused<Code extends string = string> = { slot: number; code: Code; response: Response }
export type Outbox<Code extends string = string> = {
  epoch: number
  nextSeq: number
  waiting: readonly KeptOp[]
  refused: readonly Refused<Code>[]
}

/** Is the register at least as new as what was written under (epoch, seq)? Then that op has nothing left to do. */
const covers = (register: { epoch: number; seq: number }, op: { epoch: number; seq: number }): boolean =>
  register.epoch > op.epoch || (register.epoch === op.epoch && register.seq >= op.seq)

/**
 * The outbox of a page that has just opened: what is stored leaves it, what another device has overwritten too, and
 * what is left from an older epoch of this device is written anew under the present one.
 */
export const openOutbox = <Code extends string>(
  epoch: number,
  stored: readonly Stored[],
  kept: readonly KeptOp[],
): Outbox<Code> => {
  const bySlot = new Map(stored.map((register) => [register.slot, register]))
  let nextSeq = 1 + Math.max(0, ...stored.map(({ seq }) => seq), ...kept.map(({ seq }) => seq))
  const waiting = kept
    .filter((op) => {
      const register = bySlot.get(op.slot)
      return register === undefined || !covers(register, op)
    })
    .sort((a, b) => a.epoch - b.epoch || a.seq - b.seq)
    .map((op) => (op.epoch === epoch ? op : { ...op, epoch, seq: nextSeq++ }))
  return { epoch, nextSeq, waiting, refused: [] }
}

/** A tap: the newest answer of a slot replaces the one that was waiting, and what was refused before it. */
export const put = <Code extends string>(
  outbox: Outbox<Code>,
  slot: number,
  response: Response,
  elapsedMs: number,
): Outbox<Code> => ({
  ...outbox,
  nextSeq: outbox.nextSeq + 1,
  waiting: [
    ...outbox.waiting.filter((op) => op.slot !== slot),
    { slot, response, seq: outbox.nextSeq, elapsedMs, epoch: outbox.epoch },
  ],
  refused: outbox.refused.filter((op) => op.slot !== slot),
})

/** The next ops to send, oldest first. */
export const batch = (outbox: Outbox, atMost: number): readonly KeptOp[] =>
  [...outbox.waiting].sort((a, b) => a.seq - b.seq).slice(0, atMost)

/** As it travels. */
export const onWire = (ops: readonly KeptOp[]): Op[] => ops.map(({ epoch: _epoch, ...op }) => op)

/** What came back as stored leaves the outbox, unless a newer tap waits for the same slot. */
export const acknowledge = <Code extends string>(
  outbox: Outbox<Code>,
  registers: readonly Register[],
): Outbox<Code> => {
  const bySlot = new Map(registers.map(([slot, epoch, seq]) => [slot, { epoch, seq }]))
  return {
    ...outbox,
    waiting: outbox.waiting.filter((op) => {
      const register = bySlot.get(op.slot)
      return register === undefined || !covers(register, op)
    }),
  }
}

/** What the server will never take moves to a list of its own and blocks nothing; a newer tap of the slot stays. */
export const refuse = <Code extends string>(
  outbox: Outbox<Code>,
  sent: readonly KeptOp[],
  code: Code,
): Outbox<Code> => {
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
