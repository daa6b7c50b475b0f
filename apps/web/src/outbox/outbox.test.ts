import fc from 'fast-check'
import { expect, test } from 'vitest'
import { acknowledge, batch, type KeptOp, openOutbox, put, type Register, refuse, settled } from './outbox.ts'

/** The server's side as the protocol describes it: a register a slot, replaced by a greater (epoch, seq). */
const createServer = () => {
  const registers = new Map<number, KeptOp>()
  return {
    registers,
    save: (epoch: number, ops: readonly KeptOp[]): Register[] =>
      ops.map((op) => {
        const old = registers.get(op.slot)
        if (!old || epoch > old.epoch || (epoch === old.epoch && op.seq > old.seq))
          registers.set(op.slot, { ...op, epoch })
        const now = registers.get(op.slot)
        return [op.slot, now?.epoch ?? 0, now?.seq ?? 0]
      }),
  }
}

const registersOf = ({ registers }: ReturnType<typeof createServer>) =>
  [...registers.values()].map(({ slot, epoch, seq }): Register => [slot, epoch, seq])

type Step =
  | { do: 'tap'; slot: number; choice: string }
  | { do: 'send'; size: number; lost: boolean; tapMeanwhile: boolean }
  | { do: 'reload' }
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('tap' as const), slot: fc.nat(4), choice: fc.constantFrom('a', 'b', 'c') }),
  fc.record({
    do: fc.constant('send' as const),
    size: fc.integer({ min: 1, max: 3 }),
    lost: fc.boolean(),
    tapMeanwhile: fc.boolean(),
  }),
  fc.record({ do: fc.constant('reload' as const) }),
)

test('whatever is lost, repeated or reloaded: every last tap is waiting or on the server, and in the end all are there', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const server = createServer()
      const last = new Map<number, string>()
      let outbox = openOutbox(1, [], [])
      const tap = (slot: number, choice: string) => {
        outbox = put(outbox, slot, { choice }, 0)
        last.set(slot, choice)
      }
      for (const action of steps) {
        if (action.do === 'tap') tap(action.slot, action.choice)
        else if (action.do === 'reload') outbox = openOutbox(1, registersOf(server), outbox.waiting)
        else {
          const sent = batch(outbox, action.size)
          const registers = server.save(1, sent)
          if (action.tapMeanwhile && sent[0]) tap(sent[0].slot, 'c')
          if (!action.lost) outbox = acknowledge(outbox, registers)
        }
        for (const [slot, choice] of last) {
          const waiting = outbox.waiting.find((op) => op.slot === slot)
          expect((waiting ?? server.registers.get(slot))?.response).toEqual({ choice })
        }
      }
      while (outbox.waiting.length > 0) outbox = acknowledge(outbox, server.save(1, batch(outbox, 2)))
      for (const [slot, choice] of last) expect(server.registers.get(slot)?.response).toEqual({ choice })
    }),
    { numRuns: 500 },
  )
})

test('taking over drops what another device has overwritten and writes the rest anew', () => {
  const kept: KeptOp[] = [
    { slot: 0, response: { choice: 'old' }, seq: 5, elapsedMs: 0, epoch: 1 },
    { slot: 1, response: { choice: 'mine' }, seq: 4, elapsedMs: 0, epoch: 1 },
  ]
  const outbox = openOutbox(3, [[0, 2, 1]], kept)
  expect(outbox.waiting).toEqual([{ ...kept[1], epoch: 3, seq: expect.any(Number) }])
  expect(outbox.waiting[0]?.seq).toBeGreaterThan(5)
  expect(outbox.nextSeq).toBeGreaterThan(outbox.waiting[0]?.seq ?? 0)
})

test('seq goes on above everything stored, so that a tap is never older than what the server holds', () => {
  const outbox = put(openOutbox(2, [[3, 1, 9]], []), 3, { choice: 'a' }, 0)
  expect(outbox.waiting[0]?.seq).toBeGreaterThan(9)
})

test('a refused op is listed and blocks nothing; a newer tap of its slot stays and clears the list', () => {
  const first = put(openOutbox(1, [], []), 0, { choice: 'a' }, 0)
  const sent = batch(first, 50)
  const tapped = put(first, 0, { choice: 'b' }, 0)
  expect(refuse(tapped, sent, 'response.unfit').waiting).toEqual(tapped.waiting)
  const refused = refuse(first, sent, 'response.unfit')
  expect(refused.waiting).toEqual([])
  expect(refused.refused).toEqual([{ slot: 0, code: 'response.unfit', response: { choice: 'a' } }])
  expect(put(refused, 0, { choice: 'c' }, 0).refused).toEqual([])
})

test('a page that opens counts on far above what an older page of this device may still have under way', () => {
  const older = put(openOutbox(1, [[0, 1, 5]], []), 0, { choice: 'x' }, 0)
  const newer = put(openOutbox(1, [[0, 1, 5]], older.waiting), 0, { choice: 'c' }, 0)
  expect(newer.waiting[0]?.seq).toBeGreaterThan(older.nextSeq + 50)
})

test('a slot that takes no more answers covers whatever waits for it', () => {
  const waiting = put(openOutbox(7, [], []), 2, { choice: 'a' }, 0)
  expect(acknowledge(waiting, [settled(2)]).waiting).toEqual([])
  expect(acknowledge(waiting, [settled(1)]).waiting).toEqual(waiting.waiting)
})

test('a request stays below 60 KB, and an answer larger than that goes alone', () => {
  const long = (slot: number, length: number) => ({ slot, response: { text: '钳'.repeat(length) } })
  fc.assert(
    fc.property(fc.array(fc.nat(10_000), { minLength: 1, maxLength: 30 }), (lengths) => {
      let outbox = openOutbox(1, [], [])
      for (const [slot, length] of lengths.entries()) outbox = put(outbox, slot, long(slot, length).response, 0)
      const sent = batch(outbox, 50)
      expect(sent.length).toBeGreaterThan(0)
      const bytes = Buffer.byteLength(JSON.stringify(sent))
      expect(sent.length === 1 || bytes < 61_000).toBe(true)
    }),
    { numRuns: 50 },
  )
})
