import type { Call } from '@lianbing/contract/client'
import type { AnswerStore } from '../../outbox/answer-store.ts'
import { openOutbox, type Refused } from '../../outbox/outbox.ts'

/** The answers of a closed attempt that wait on this device for ever: shown once as not accepted, and cleared. */
export const takeLateAnswers = async (store: AnswerStore, call: Call, attemptId: string): Promise<Refused[]> => {
  const { kept } = await store.load()
  if (kept.length === 0) return []
  // Of some only the reply was lost.
  const { state, epoch, stored } = await call('GET /api/attempts/:attemptId', { params: { attemptId } })
  // Opened again meanwhile: they are still taken.
  if (state !== 'closed') return []
  const { waiting } = openOutbox(
    epoch,
    stored.map((one) => [one.slot, one.epoch, one.seq]),
    kept,
  )
  await Promise.all(kept.map((op) => store.drop(op)))
  return waiting.map(({ slot, response }) => ({ slot, response, code: 'attempt.closed' }))
}
