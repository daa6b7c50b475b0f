import { useEffect, useState } from 'react'
import { queryClient } from '../api/client.ts'
import { recall, refusesStore, remember } from '../api/device-storage.ts'
import { meQuery, useSignedIn } from '../api/session.ts'
import { askBeforeLeaving } from '../router/leaving.ts'
import { type AnswerStore, openAnswerStore } from './answer-store.ts'
import type { KeptOp } from './outbox.ts'
import type { Sender } from './sender.ts'

/** What waits on this device for an attempt or a round, and what its sender needs besides. */
export type Found = { store: AnswerStore; kept: readonly KeptOp[]; refuses: boolean; onSessionEnd: () => void }

type Outgoing = Pick<Sender, 'store' | 'flush' | 'leave' | 'stop' | 'change'> & { wake: () => Promise<void> }

/** Phones delete what a page has stored when they lack room, or after a week without a visit, unless it asked. */
const askToStay = async (): Promise<void> => {
  const { storage } = navigator as { storage?: StorageManager }
  if (!storage?.persist || recall('asked-to-stay') === true) return
  remember('asked-to-stay', true)
  if (!(await storage.persisted())) await storage.persist()
}

/**
 * The sender of an attempt or a round, once what waits on the device has been read. It tries again as soon as there is
 * signal or somebody looks at the page, and sends what it has before the page may go.
 */
export const useSender = <S extends Outgoing>(
  paperId: string,
  create: (found: Found) => S,
  claim: (onOther: () => void) => () => void = () => () => {},
): S | undefined => {
  const { personId } = useSignedIn()
  const [opened, setSender] = useState<S>()
  // A page opens one attempt or round and stays with it: what belongs to the next one comes with another key.
  useEffect(() => {
    let left = false
    const stops: (() => void)[] = []
    const begin = async () => {
      let givenAway = false
      let made: S | undefined
      // Before anything is read: what an older window writes until it has noticed is read, too.
      stops.push(
        claim(() => {
          givenAway = true
          made?.change({ hold: 'window' })
        }),
      )
      const store = openAnswerStore(personId, paperId)
      const onSessionEnd = () => void queryClient.resetQueries({ queryKey: meQuery.queryKey })
      const found = { store, ...(await store.load()), onSessionEnd }
      if (left) return
      const sender = create(found)
      made = sender
      if (givenAway) sender.change({ hold: 'window' })
      stops.push(() => void sender.leave(), sender.stop)
      const tellRefusal = () => refusesStore.set(sender.store.get().refuses)
      tellRefusal()
      stops.push(
        sender.store.subscribe(tellRefusal),
        askBeforeLeaving(() => {
          const { refuses, hold, outbox } = sender.store.get()
          return refuses && hold !== 'closed' && outbox.waiting.length > 0
        }),
      )
      const look = () => void (document.visibilityState === 'visible' ? sender.wake() : sender.leave())
      for (const [target, name, listen] of [
        [document, 'visibilitychange', look],
        [window, 'pageshow', look],
        [window, 'online', look],
        [window, 'pagehide', () => void sender.leave()],
      ] as const) {
        target.addEventListener(name, listen)
        stops.push(() => target.removeEventListener(name, listen))
      }
      setSender(sender)
      void sender.flush()
      void askToStay().catch(() => {})
    }
    void begin()
    return () => {
      left = true
      for (const stop of stops) stop()
    }
  }, [paperId, personId])
  return opened
}
