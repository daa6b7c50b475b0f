import { NetworkError, ProblemError } from '@lianbing/contract/client'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { AnswerStore } from './answer-store.ts'
import { isNewer, type KeptOp, openOutbox, type Register } from './outbox.ts'
import { createSender, type Sender } from './sender.ts'

/** A device whose storage may be full, and a server that may be away; both outlive the pages that use them. */
const createWorld = () => {
  const device = new Map<number, KeptOp>()
  const server = new Map<number, KeptOp>()
  const world = {
    device,
    server,
    full: false,
    unfit: -1,
    broken: -1,
    silent: -1,
    fate: 'ok' as Fate,
    requests: [] as number[][],
  }
  const store: AnswerStore = {
    load: async () => ({ kept: [...device.values()], refuses: false }),
    keep: async (op) => {
      if (world.full) throw new DOMException('full', 'QuotaExceededError')
      device.set(op.slot, op)
    },
    drop: async (op) => {
      const kept = device.get(op.slot)
      if (kept && !isNewer(kept, op)) device.delete(op.slot)
    },
  }
  const save = (ops: readonly KeptOp[]): Register[] =>
    ops.map((op) => {
      const old = server.get(op.slot)
      if (!old || op.epoch > old.epoch || (op.epoch === old.epoch && op.seq > old.seq)) server.set(op.slot, op)
      return registerOf(server.get(op.slot) ?? op)
    })
  const send = async (ops: readonly KeptOp[]): Promise<readonly Register[]> => {
    // A loop without pause would hold the test as it holds a page: this ends it.
    if (world.requests.push(ops.map(({ slot }) => slot)) > 1_000) throw new TypeError('a loop')
    const { fate } = world
    if (fate === 'unreachable') throw new NetworkError('no answer')
    if (fate === 'busy') throw new ProblemError('server.busy', { retryAfterSeconds: 1 })
    if (fate === 'foreign') throw new TypeError('a page that is not ours answered')
    if (ops.some(({ slot }) => slot === world.unfit)) throw new ProblemError('response.unfit')
    if (ops.some(({ slot }) => slot === world.broken)) throw new ProblemError('server.failed')
    const registers = save(ops.filter(({ slot }) => slot !== world.silent))
    if (fate === 'reply lost') throw new NetworkError('no answer')
    return registers
  }
  const open = (atMost: number): Sender => {
    const kept = [...device.values()]
    return createSender({
      outbox: openOutbox(1, [...server.values()].map(registerOf), kept),
      kept,
      refuses: false,
      store,
      atMost,
      gathers: true,
      send,
      onSessionEnd: () => {},
    })
  }
  return { world, open }
}
const registerOf = ({ slot, epoch, seq }: KeptOp): Register => [slot, epoch, seq]
type Fate = 'ok' | 'unreachable' | 'reply lost' | 'busy' | 'foreign'

const slots = fc.nat(4)
const step = fc.oneof(
  fc.record({ do: fc.constant('tap' as const), slot: slots, choice: fc.constantFrom('a', 'b', 'c') }),
  fc.record({
    do: fc.constant('fate' as const),
    fate: fc.constantFrom<Fate>('ok', 'unreachable', 'reply lost', 'busy', 'foreign'),
  }),
  fc.record({ do: fc.constantFrom('reload' as const, 'leave' as const, 'retry' as const, 'full' as const) }),
  fc.record({ do: fc.constant('wait' as const), ms: fc.nat(30_000) }),
)

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

test.each([1, 3])('with %i ops a request: whatever fails, fills up or reloads, no answer is lost', async (atMost) => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), slots, slots, async (steps, unfit, broken) => {
      const { world, open } = createWorld()
      Object.assign(world, { unfit, broken: broken === unfit ? -1 : broken })
      let sender = open(atMost)
      const last = new Map<number, string>()
      const check = () => {
        const { outbox } = sender.store.get()
        for (const [slot, choice] of last) {
          const found =
            outbox.waiting.find((op) => op.slot === slot) ??
            outbox.refused.find((op) => op.slot === slot) ??
            world.server.get(slot)
          expect(found?.response).toEqual({ choice })
        }
        // An answer is given up where the server has refused this very one, and nowhere else.
        for (const { slot, code } of outbox.refused) expect([slot, code]).toEqual([unfit, 'response.unfit'])
        // What the device keeps is what waits, but for what it had no room for.
        if (!sender.store.get().refuses) expect(new Set(world.device.values())).toEqual(new Set(outbox.waiting))
      }
      for (const action of steps) {
        if (action.do === 'tap') {
          await sender.answer(action.slot, { choice: action.choice })
          last.set(action.slot, action.choice)
        } else if (action.do === 'fate') world.fate = action.fate
        else if (action.do === 'leave') await sender.leave()
        else if (action.do === 'retry') await sender.retry()
        else if (action.do === 'wait') await vi.advanceTimersByTimeAsync(action.ms)
        else if (action.do === 'full') world.full = !world.full
        else {
          // Of a device that keeps nothing the page says not to close it.
          if (sender.store.get().refuses) continue
          for (const { slot } of sender.store.get().outbox.refused) last.delete(slot)
          sender.stop()
          sender = open(atMost)
        }
        check()
      }
      world.fate = 'ok'
      world.broken = -1
      await vi.advanceTimersByTimeAsync(60_000)
      await sender.retry()
      check()
      expect(sender.store.get().outbox.waiting).toEqual([])
      expect([...world.device.values()]).toEqual([])
      sender.stop()
    }),
    { numRuns: 150 },
  )
})

test('an answer at which the server fails keeps no other waiting', async () => {
  const { world, open } = createWorld()
  world.broken = 0
  const sender = open(50)
  for (const slot of [0, 1, 2, 3]) await sender.answer(slot, { choice: 'a' })
  await vi.advanceTimersByTimeAsync(10_000)
  expect([...world.server.keys()].sort()).toEqual([1, 2, 3])
  expect(sender.store.get()).toMatchObject({ failing: true, outbox: { waiting: [{ slot: 0 }] } })
})

test('a device that is full is told at the very tap, and once there is room everything is kept', async () => {
  const { world, open } = createWorld()
  world.fate = 'unreachable'
  const sender = open(50)
  await sender.answer(0, { choice: 'a' })
  expect(sender.store.get().refuses).toBe(false)
  world.full = true
  await sender.answer(1, { choice: 'a' })
  expect(sender.store.get().refuses).toBe(true)
  world.full = false
  await sender.answer(2, { choice: 'a' })
  expect(sender.store.get().refuses).toBe(false)
  expect([...world.device.keys()].sort()).toEqual([0, 1, 2])
})

test('a page that gives way to another window takes no more taps, and still sends what it had', async () => {
  const { world, open } = createWorld()
  world.fate = 'unreachable'
  const sender = open(50)
  await sender.answer(0, { choice: 'a' })
  sender.change({ hold: 'window' })
  await sender.answer(0, { choice: 'b' })
  world.fate = 'ok'
  await vi.advanceTimersByTimeAsync(30_000)
  expect(world.server.get(0)?.response).toEqual({ choice: 'a' })
})

test.each([true, false])(
  'a request that is never answered is given up and sent again: abort heeded %s',
  async (heeds) => {
    let tries = 0
    const kept: KeptOp[] = [{ slot: 0, response: { choice: 'a' }, seq: 1, elapsedMs: 0, epoch: 1 }]
    const sender = createSender({
      outbox: openOutbox(1, [], kept),
      kept,
      refuses: false,
      store: { load: async () => ({ kept: [], refuses: false }), keep: async () => {}, drop: async () => {} },
      atMost: 50,
      gathers: true,
      send: (ops, { signal }) =>
        tries++ === 0
          ? new Promise((_, reject) =>
              signal?.addEventListener('abort', () => heeds && reject(new DOMException('', 'AbortError'))),
            )
          : Promise.resolve(ops.map(registerOf)),
      onSessionEnd: () => {},
    })
    void sender.flush()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(sender.store.get()).toMatchObject({ failing: false, outbox: { waiting: [] } })
  },
)

const replies = {
  stored: (ops: readonly KeptOp[]) => ops.map(registerOf),
  'the first only': (ops: readonly KeptOp[]) => ops.slice(0, 1).map(registerOf),
  older: (ops: readonly KeptOp[]) => ops.map(({ slot, epoch, seq }): Register => [slot, epoch, seq - 1]),
  'of other slots': (ops: readonly KeptOp[]) => ops.map(({ slot }): Register => [slot + 100, 9, 9]),
  nothing: () => [],
  refused: () => {
    throw new ProblemError('response.unfit')
  },
  failed: () => {
    throw new ProblemError('server.failed')
  },
  'busy for ever': () => {
    throw new ProblemError('server.busy', { retryAfterSeconds: 1e10 })
  },
  foreign: () => {
    throw new TypeError('a page that is not ours answered')
  },
  never: () => new Promise<Register[]>(() => {}),
} satisfies Record<string, (ops: readonly KeptOp[]) => readonly Register[] | Promise<readonly Register[]>>
type Said = keyof typeof replies

test.each([1, 3])('with %i ops a request: whatever the server says, an answer goes out once a try', async (atMost) => {
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
  const said = fc.constantFrom(...(Object.keys(replies) as Said[]))
  await fc.assert(
    fc.asyncProperty(fc.array(said, { minLength: 1, maxLength: 8 }), fc.nat(5), async (script, count) => {
      const sent: string[] = []
      let requests = 0
      const sender = createSender({
        outbox: openOutbox(1, [], []),
        kept: [],
        refuses: false,
        store: { load: async () => ({ kept: [], refuses: false }), keep: async () => {}, drop: async () => {} },
        atMost,
        gathers: true,
        send: async (ops) => {
          const reply = script[requests++ % script.length] ?? 'nothing'
          // So that a loop without pause ends, and is seen below.
          if (requests > 2_000) throw new TypeError('a loop')
          // What is refused in company is sent once more alone, to find out which of them it was.
          const inCompany = reply === 'refused' && ops.length > 1
          if (!inCompany) sent.push(...ops.map(({ slot, seq }) => `${slot}/${seq} at ${performance.now()}`))
          return replies[reply](ops)
        },
        onSessionEnd: () => {},
      })
      for (let slot = 0; slot <= count; slot++) await sender.answer(slot, { choice: 'a' })
      await vi.advanceTimersByTimeAsync(200_000)
      sender.stop()
      expect(requests).toBeLessThan(500)
      expect(new Set(sent).size).toBe(sent.length)
    }),
  )
})

test('what is refused after the page has gone stays on the device until a page can say so', async () => {
  const { world, open } = createWorld()
  world.unfit = 0
  const sender = open(1)
  await sender.answer(0, { choice: 'a' })
  const sent = sender.flush()
  sender.stop()
  await sent
  expect([...world.device.keys()]).toEqual([0])
  const next = open(1)
  await next.flush()
  expect(next.store.get().outbox.refused).toMatchObject([{ slot: 0, code: 'response.unfit' }])
  expect(world.device.size).toBe(0)
})

test('an answer that the server neither stores nor refuses keeps no other waiting', async () => {
  const { world, open } = createWorld()
  world.silent = 0
  const sender = open(50)
  for (const slot of [0, 1]) await sender.answer(slot, { choice: 'a' })
  await vi.advanceTimersByTimeAsync(1_000)
  await sender.answer(2, { choice: 'a' })
  await vi.advanceTimersByTimeAsync(30_000)
  expect([...world.server.keys()].sort()).toEqual([1, 2])
  expect(sender.store.get()).toMatchObject({ failing: true, outbox: { waiting: [{ slot: 0 }] } })
  expect(world.requests.length).toBeLessThan(50)
  sender.stop()
})
