import { useEffect, useState } from 'react'
import { call, queryClient } from '../../api/client.ts'
import { meQuery, useSignedIn } from '../../api/session.ts'
import { claimWriting } from './attempt-owner.ts'
import { type Attempt, type AttemptWriter, createAttemptWriter } from './attempt-writer.ts'
import { openOutboxStorage } from './outbox-storage.ts'

export type OpenWriter = { writer: AttemptWriter; durable: boolean }

/** The writer of an attempt that this device holds, once what waits on the device has been read. */
export const useAttemptWriter = (attempt: Attempt, askedAt: number): OpenWriter | undefined => {
  const { personId } = useSignedIn()
  const [open, setOpen] = useState<OpenWriter>()
  useEffect(() => {
    let left = false
    const stops: (() => void)[] = []
    const begin = async () => {
      const storage = await openOutboxStorage(personId, attempt.attemptId)
      const kept = await storage.load().catch(() => [])
      if (left) return
      const writer = createAttemptWriter({
        attempt,
        askedAt,
        kept,
        storage,
        call,
        onSessionEnd: () => void queryClient.resetQueries({ queryKey: meQuery.queryKey }),
      })
      const wake = () => {
        if (document.visibilityState === 'visible') void writer.resync()
      }
      const leave = () => void writer.flush(true)
      stops.push(claimWriting(attempt.attemptId, writer.giveWay), writer.stop)
      for (const [target, name, listen] of [
        [document, 'visibilitychange', wake],
        [window, 'pageshow', wake],
        [window, 'online', wake],
        [window, 'pagehide', leave],
      ] as const) {
        target.addEventListener(name, listen)
        stops.push(() => target.removeEventListener(name, listen))
      }
      setOpen({ writer, durable: storage.durable })
      void writer.flush()
    }
    void begin()
    return () => {
      left = true
      for (const stop of stops) stop()
    }
  }, [attempt, askedAt, personId])
  return open
}
