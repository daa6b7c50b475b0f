import { type Call, NetworkError, type Output, ProblemError } from '@lianbing/contract/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { AnswerStore } from '../../outbox/answer-store.ts'
import type { KeptOp, Op } from '../../outbox/outbox.ts'
import { type Attempt, createAttemptWriter } from './attempt-writer.ts'

type Reply = Output<'PUT /api/attempts/:attemptId/answers'>
type Save = (epoch: number, ops: Op[]) => Reply

const attempt = (stored: Attempt['stored'] = []): Attempt => ({
  attemptId: 'a',
  quizId: 'q',
  title: '',
  tradeCode: '',
  state: 'active',
  epoch: 2,
  startedAt: '',
  timeLimitSeconds: 600,
  remainingMs: 600_000,
  acceptMs: 620_000,
  reveals: false,
  sequential: false,
  slots: [],
  stored,
  voided: null,
})
const accept: Save = (epoch, ops) => ({
  stored: ops.map(({ slot, seq }) => [slot, epoch, seq]),
  revealed: [],
  remainingMs: 500_000,
  acceptMs: 520_000,
})

/** A request that nobody answers. */
const never = new Promise<never>(() => {})

/** The device's storage as a map, and a server whose answer to each save the test decides. */
const setUp = (save: Save, kept: KeptOp[] = [], now: Partial<Attempt> | Promise<never> = {}) => {
  const device = new Map(kept.map((op) => [op.slot, op]))
  const store: AnswerStore = {
    load: async () => ({ kept: [...device.values()], refuses: false }),
    keep: async (op) => void device.set(op.slot, op),
    drop: async ({ slot, epoch, seq }) => {
      const op = device.get(slot)
      if (op?.epoch === epoch && op.seq === seq) device.delete(slot)
    },
  }
  const bodies: { epoch: number; ops: Op[] }[] = []
  const call = (async (route: string, { body }: { body: { epoch: number; ops: Op[] } }) => {
    if (route.startsWith('GET')) return { ...attempt(), ...(await now) }
    if (route.endsWith('/submit')) return never
    bodies.push(body)
    return save(body.epoch, body.ops)
  }) as unknown as Call
  const onSessionEnd = vi.fn()
  const writer = createAttemptWriter({
    attempt: attempt(),
    askedAt: performance.now(),
    kept,
    refuses: false,
    store,
    call,
    onSessionEnd,
  })
  return { writer, device, bodies, onSessionEnd, state: () => writer.store.get() }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('taps within a moment travel together, and leave the device when they are stored', async () => {
  const { writer, device, bodies, state } = setUp(accept)
  await writer.answer(0, { choice: 'a' })
  await writer.answer(1, { truth: true })
  expect(device.size).toBe(2)
  await vi.advanceTimersByTimeAsync(300)
  expect(bodies).toHaveLength(1)
  expect(bodies[0]?.ops.map(({ slot, seq }) => [slot, seq])).toEqual([
    [0, 100],
    [1, 101],
  ])
  expect(state().outbox.waiting).toEqual([])
  expect(device.size).toBe(0)
})

test('without signal the answer waits on the device and goes out by itself later', async () => {
  let signal = false
  const { writer, device, state } = setUp((epoch, ops) => {
    if (!signal) throw new NetworkError('no answer')
    return accept(epoch, ops)
  })
  await writer.answer(4, { choice: 'a' })
  await vi.advanceTimersByTimeAsync(5_000)
  expect(state().failing).toBe(true)
  expect(device.get(4)?.response).toEqual({ choice: 'a' })
  signal = true
  await vi.advanceTimersByTimeAsync(60_000)
  expect(state()).toMatchObject({ failing: false, outbox: { waiting: [] } })
  expect(device.size).toBe(0)
})

test('a server that asks for time gets it', async () => {
  const { writer, bodies } = setUp(() => {
    throw new ProblemError('server.busy', { retryAfterSeconds: 30 })
  })
  await writer.answer(0, { choice: 'a' })
  await vi.advanceTimersByTimeAsync(29_000)
  expect(bodies).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(2_000)
  expect(bodies).toHaveLength(2)
})

test('one answer that does not fit is listed, and the others get through', async () => {
  const { writer, state } = setUp((epoch, ops) => {
    if (ops.some(({ slot }) => slot === 1)) throw new ProblemError('response.unfit')
    return accept(epoch, ops)
  })
  for (const slot of [0, 1, 2]) await writer.answer(slot, { choice: 'a' })
  await vi.advanceTimersByTimeAsync(1_000)
  expect(state().outbox.waiting).toEqual([])
  expect(state().outbox.refused).toEqual([{ slot: 1, code: 'response.unfit', response: { choice: 'a' } }])
})

test('another device takes over: nothing is sent any more, and what waits stays on the device', async () => {
  const { writer, device, bodies, state } = setUp(() => {
    throw new ProblemError('attempt.superseded')
  })
  await writer.answer(0, { choice: 'a' })
  await vi.advanceTimersByTimeAsync(1_000)
  expect(state().hold).toBe('device')
  await writer.answer(1, { choice: 'b' })
  await vi.advanceTimersByTimeAsync(60_000)
  expect(bodies).toHaveLength(1)
  expect([...device.keys()]).toEqual([0])
})

test('an answer that finds a newer one of another device says so', async () => {
  const { writer, state } = setUp((_, ops) => ({ ...accept(3, ops) }))
  await writer.answer(0, { choice: 'a' })
  await vi.advanceTimersByTimeAsync(1_000)
  expect(state().hold).toBe('device')
})

test('after the end what still waited is listed as not accepted', async () => {
  const { writer, device, state } = setUp(() => {
    throw new ProblemError('attempt.closed')
  })
  await writer.answer(3, { choice: 'a' })
  await vi.advanceTimersByTimeAsync(1_000)
  expect(state()).toMatchObject({
    hold: 'closed',
    outbox: { waiting: [], refused: [{ slot: 3, code: 'attempt.closed' }] },
  })
  expect(device.size).toBe(0)
})

test('an ended session keeps the answers', async () => {
  const { writer, device, onSessionEnd } = setUp(() => {
    throw new ProblemError('session.expired')
  })
  await writer.answer(0, { choice: 'a' })
  await vi.advanceTimersByTimeAsync(1_000)
  expect(onSessionEnd).toHaveBeenCalledOnce()
  expect(device.size).toBe(1)
})

test('what an earlier page left on the device is sent under the present epoch', async () => {
  const kept: KeptOp = { slot: 0, response: { choice: 'a' }, seq: 3, elapsedMs: 0, epoch: 1 }
  const { writer, device, bodies } = setUp(accept, [kept])
  await writer.flush()
  expect(bodies[0]).toEqual({ epoch: 2, ops: [{ slot: 0, response: { choice: 'a' }, seq: 103, elapsedMs: 0 }] })
  await vi.advanceTimersByTimeAsync(10)
  expect(device.size).toBe(0)
})

test('with feedback at once: what was final before is shown, and the late answer is listed', async () => {
  const { writer, device, state } = setUp((epoch, ops) => ({
    ...accept(epoch, ops),
    stored: ops.map(({ slot, seq }) => [slot, slot === 1 ? 1 : epoch, slot === 1 ? 7 : seq]),
    revealed: ops.map(({ slot, response }) => ({
      slot,
      response: slot === 1 ? { choice: 'first' } : response,
      mark: 'right' as const,
      question: {} as Output<'PUT /api/attempts/:attemptId/answers'>['revealed'][number]['question'],
    })),
  }))
  await writer.answer(0, { choice: 'a' })
  await writer.answer(1, { choice: 'b' })
  await vi.advanceTimersByTimeAsync(1_000)
  expect(state().outbox).toMatchObject({ waiting: [], refused: [{ slot: 1, code: 'slot.revealed' }] })
  expect(Object.fromEntries(writer.shown.get().answers)).toEqual({ 0: { choice: 'a' }, 1: { choice: 'first' } })
  expect(writer.shown.get().reveals.size).toBe(2)
  expect(device.size).toBe(0)
})

test('an extension gives time back, and a reopened attempt goes on', async () => {
  const { writer, state } = setUp(accept, [], { remainingMs: 900_000, acceptMs: 920_000 })
  const before = writer.clock.get().deadline
  writer.change({ hold: 'closed' })
  await writer.resync()
  expect(writer.clock.get().deadline - before).toBeGreaterThan(299_000)
  expect(state().hold).toBe('here')
})

test('after a sleep, in which this page’s clock stood still, only a fresh reply counts', async () => {
  const { writer } = setUp(accept, [], { remainingMs: 60_000, acceptMs: 80_000 })
  expect(writer.clock.get().deadline - performance.now()).toBeGreaterThan(500_000)
  await vi.advanceTimersByTimeAsync(1_000)
  await writer.wake()
  expect(writer.clock.get().deadline - performance.now()).toBeLessThanOrEqual(60_000)
})

test('handing in and asking how it stands end in no answer when their time is over', async () => {
  const { writer, state } = setUp(accept, [], never)
  const ends: unknown[] = []
  void writer.submit().catch((error) => ends.push(error))
  void writer.resync().then(() => ends.push('asked'))
  await vi.advanceTimersByTimeAsync(20_000)
  expect(ends).toHaveLength(2)
  expect(ends).toContain('asked')
  expect(ends.find((end) => end instanceof NetworkError)).toBeDefined()
  expect(state().hold).toBe('here')
})

test('an attempt that goes on again after its end leaves the older window to the newer one', async () => {
  const now: Partial<Attempt> = { state: 'closing' }
  const { writer, state } = setUp(accept, [], now)
  writer.change({ hold: 'window' })
  await writer.resync()
  expect(state().hold).toBe('closed')
  now.state = 'active'
  await writer.resync()
  expect(state().hold).toBe('window')
})
