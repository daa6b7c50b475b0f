import { useEffect, useState } from 'react'
import { queryClient } from '../api/client.ts'
import { meQuery, useSignedIn } from '../api/session.ts'
import { type AnswerStore, openAnswerStore } from './answer-store.ts'
import type { KeptOp } from './outbox.ts'
import type { Sender } from './sender.ts'

/** What waits on this device for an attempt or a round, and what its sender needs besides. */
export type Found = { store: AnswerStore; kept: readonly KeptOp[]; refuses: boolean; onSessionEnd: () => void }

type Outgoing = Pick<Sender, 'flush' | 'leave' | 'stop'> & { wake: () => Promise<void> }

/**
 * The sender of an attempt or a round, once what waits on the device has been read. It tries again as soon as there is
 * signal or somebody looks at the page, and sends what it has before the page may go.
 */
export const useSender = <S extends Outgoing>(
  paperId: string,
  create: (found: Found) => S,
  claim?: (sender: S) => () => void,
): S | undefined => {
  const { personId } = useSignedIn()
  const [sender, setSender] = useState<S>()
  // A page opens one attempt or round and stays with it: what belongs to the next one comes with another key.
  useEffect(() => {
    let left = false
    const stops: (() => void)[] = []
    const begin = async () => {
      const store = openAnswerStore(personId, paperId)
      const onSessionEnd = () => void queryClient.resetQueries({ queryKey: meQuery.queryKey })
      const found = { store, ...(await store.load()), onSessionEnd }
      if (left) return
      const made = create(found)
      if (claim) stops.push(claim(made))
      stops.push(() => void made.leave(), made.stop)
      const look = () => void (document.visibilityState === 'visible' ? made.wake() : made.leave())
      for (const [target, name, listen] of [
        [document, 'visibilitychange', look],
        [window, 'pageshow', look],
        [window, 'online', look],
        [window, 'pagehide', () => void made.leave()],
      ] as const) {
        target.addEventListener(name, listen)
        stops.push(() => target.removeEventListener(name, listen))
      }
      setSender(made)
      void made.flush()
    }
    void begin()
    return () => {
      left = true
      for (const stop of stops) stop()
    }
  }, [paperId, personId])
  return sender
}
