import type { Call } from '@lianbing/contract/client'
import { expect, test } from 'vitest'
import type { AnswerStore } from '../../outbox/answer-store.ts'
import type { KeptOp } from '../../outbox/outbox.ts'
import { takeLateAnswers } from './late-answers.ts'

const kept = [0, 1].map((slot): KeptOp => ({ slot, response: { choice: 'a' }, seq: slot + 1, elapsedMs: 0, epoch: 1 }))
const setUp = (state: 'active' | 'closing' | 'closed') => {
  const device = new Map(kept.map((op) => [op.slot, op]))
  const store: AnswerStore = {
    load: async () => ({ kept: [...device.values()], refuses: false }),
    keep: async () => {},
    drop: async ({ slot }) => void device.delete(slot),
  }
  const call = (async () => ({ state, epoch: 1, stored: [{ slot: 0, epoch: 1, seq: 1 }] })) as unknown as Call
  return { device, take: () => takeLateAnswers(store, call, 'a') }
}

test('of a closed attempt what is not stored is listed once, and the device is cleared', async () => {
  const { device, take } = setUp('closed')
  expect(await take()).toEqual([{ slot: 1, response: { choice: 'a' }, code: 'attempt.closed' }])
  expect(device.size).toBe(0)
  expect(await take()).toEqual([])
})

test.each(['active', 'closing'] as const)('an attempt that is %s again still takes what waits', async (state) => {
  const { device, take } = setUp(state)
  expect(await take()).toEqual([])
  expect([...device.values()]).toEqual(kept)
})
