import fc from 'fast-check'
import { expect, test } from 'vitest'
import { acknowledge, batch, type KeptOp, openOutbox, put, type Register, refuse, type Stored } from './outbox.ts'

/** The server's side as the protocol describes it: a register a slot, replaced by a greater (epoch, seq). */
const createServer = () => {
  const registers = new Map<number, Stored>()
  return {
    registers,
    save: (epoch: number, ops: readonly KeptOp[]): Register[] =>
      ops.map((op) => {
        const old = registers.get(op.slot)
        if (!old || epoch > old.epoch || (epoch === old.epoch && op.seq > old.seq))
          registers.set(op.slot, { slot: op.slot, epoch, seq: op.seq, response: op.response })
        const now = registers.get(op.slot)
        return [op.slot, now?.epoch ?? 0, now?.seq ?? 0]
      }),
  }
}

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
        else if (action.do === 'reload') outbox = openOutbox(1, [...server.registers.values()], outbox.waiting)
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
  const stored: Stored[] = [{ slot: 0, epoch: 2, seq: 1, response: { choice: 'newer' } }]
  const outbox = openOutbox(3, stored, kept)
  expect(outbox.waiting).toEqual([{ ...kept[1], epoch: 3, seq: 6 }])
  expect(outbox.nextSeq).toBe(7)
})

test('seq goes on above everything stored, so that a tap is never older than what the server holds', () => {
  const outbox = put(openOutbox(2, [{ slot: 3, epoch: 1, seq: 9, response: {} }], []), 3, { choice: 'a' }, 0)
  expect(outbox.waiting[0]?.seq).toBe(10)
})

test('a refused op is listed and blocks nothing; a newer tap of its slot stays and clears the list', () => {
  const first = put(openOutbox<string>(1, [], []), 0, { choice: 'a' }, 0)
  const sent = batch(first, 50)
  const tapped = put(first, 0, { choice: 'b' }, 0)
  expect(refuse(tapped, sent, 'response.unfit').waiting).toEqual(tapped.waiting)
  const refused = refuse(first, sent, 'response.unfit')
  expect(refused.waiting).toEqual([])
  expect(refused.refused).toEqual([{ slot: 0, code: 'response.unfit', response: { choice: 'a' } }])
  expect(put(refused, 0, { choice: 'c' }, 0).refused).toEqual([])
})
