import { useEffect } from 'react'
import { call } from '../../api/client.ts'
import { useSender } from '../../outbox/use-sender.ts'
import { claimWriting } from './attempt-owner.ts'
import { type Attempt, type AttemptWriter, createAttemptWriter } from './attempt-writer.ts'
import { watchAbsence } from './watch-absence.ts'

/** An extension shows within this time, and a clock that runs wrong is put right. */
const resyncMs = 60_000

/** The writer of an attempt that this device holds. */
export const useAttemptWriter = (attempt: Attempt, askedAt: number): AttemptWriter | undefined => {
  const writer = useSender(
    attempt.attemptId,
    (found) => createAttemptWriter({ ...found, attempt, askedAt, call }),
    (onOther) => claimWriting(attempt.attemptId, onOther),
  )
  const { attemptId, epoch } = attempt
  useEffect(() => (writer ? watchAbsence(call, attemptId, epoch) : undefined), [writer, attemptId, epoch])
  useEffect(() => {
    if (!writer) return
    const timer = setInterval(() => {
      // A save that came back meanwhile has told the same.
      const isFresh = performance.now() - writer.clock.get().askedAt < resyncMs / 2
      if (document.visibilityState === 'visible' && !isFresh) void writer.resync()
    }, resyncMs)
    return () => clearInterval(timer)
  }, [writer])
  return writer
}
