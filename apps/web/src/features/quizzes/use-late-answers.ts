import { useEffect, useState } from 'react'
import { call } from '../../api/client.ts'
import { useSignedIn } from '../../api/session.ts'
import { openAnswerStore } from '../../outbox/answer-store.ts'
import { openOutbox, type Refused } from '../../outbox/outbox.ts'

/** The answers of a closed attempt that wait on this device for ever: shown once as not accepted, and cleared. */
const takeLateAnswers = async (personId: string, attemptId: string): Promise<Refused[]> => {
  const store = openAnswerStore(personId, attemptId)
  const { kept } = await store.load()
  if (kept.length === 0) return []
  // Of some only the reply was lost.
  const { epoch, stored } = await call('GET /api/attempts/:attemptId', { params: { attemptId } })
  const { waiting } = openOutbox(
    epoch,
    stored.map((one) => [one.slot, one.epoch, one.seq]),
    kept,
  )
  await Promise.all(kept.map((op) => store.drop(op)))
  return waiting.map(({ slot, response }) => ({ slot, response, code: 'attempt.closed' }))
}

export const useLateAnswers = (attemptId: string, isClosed: boolean): readonly Pick<Refused, 'slot' | 'code'>[] => {
  const { personId } = useSignedIn()
  const [late, setLate] = useState<readonly Refused[]>([])
  useEffect(() => {
    if (!isClosed) return
    takeLateAnswers(personId, attemptId).then(setLate, () => {})
  }, [personId, attemptId, isClosed])
  return late
}
