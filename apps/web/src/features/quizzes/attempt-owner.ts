import { recall, remember } from '../../api/device-storage.ts'
import { randomId } from '../../api/random-id.ts'

/** Which epoch of an attempt this device writes under; another number means that another device goes on with it. */
export const ownEpoch = (attemptId: string): unknown => recall(`epoch.${attemptId}`)
export const rememberEpoch = (attemptId: string, epoch: number): void => remember(`epoch.${attemptId}`, epoch)

const keyOf = (name: string): string => {
  const kept = recall(name)
  if (typeof kept === 'string') return kept
  const made = randomId()
  remember(name, made)
  return made
}

/** Names this device to the server; repeated takeovers by it are one. */
export const deviceKey = (): string => keyOf('device')

/** Kept until an attempt has come back, so that a start whose reply was lost is the same start. */
export const startKeyOf = (quizId: string): string => keyOf(`start.${quizId}`)

/**
 * The page that writes an attempt in this browser: the newest that opened it. Calls `onOther` in the older ones, also in
 * one that slept meanwhile. The browser orders who comes when; that it does so by Web Locks where the page is a secure
 * context, on plain http by the `storage` events of other tabs.
 */
export const claimWriting = (attemptId: string, onOther: () => void): (() => void) => {
  const name = `writer.${attemptId}`
  const { locks } = navigator as { locks?: LockManager }
  return locks ? claimLock(locks, name, onOther) : claimName(name, onOther)
}

const claimLock = (locks: LockManager, name: string, onOther: () => void): (() => void) => {
  let release = () => {}
  const leaving = new Promise<void>((resolve) => {
    release = resolve
  })
  locks.request(`lianbing.${name}`, { steal: true }, () => leaving).catch(onOther)
  return release
}

const claimName = (name: string, onOther: () => void): (() => void) => {
  const mine = randomId()
  remember(name, mine)
  const look = () => {
    const writer = recall(name)
    if (typeof writer === 'string' && writer !== mine) onOther()
  }
  // A page that the browser had put to sleep got no events meanwhile: it looks before anybody can tap.
  const moments = ['storage', 'pageshow', 'focus', 'pointerdown', 'keydown']
  for (const moment of moments) addEventListener(moment, look, { capture: true })
  return () => {
    for (const moment of moments) removeEventListener(moment, look, { capture: true })
  }
}
