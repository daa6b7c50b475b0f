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
 * The page that writes an attempt in this browser: the newest that opened it. Calls `onOther` in the older ones.
 * `storage` events reach other tabs also on plain http, where Web Locks do not exist.
 */
export const claimWriting = (attemptId: string, onOther: () => void): (() => void) => {
  const name = `writer.${attemptId}`
  const mine = randomId()
  remember(name, mine)
  const look = () => {
    const writer = recall(name)
    if (typeof writer === 'string' && writer !== mine) onOther()
  }
  addEventListener('storage', look)
  // A page that the browser had put to sleep got no events meanwhile.
  addEventListener('pageshow', look)
  return () => {
    removeEventListener('storage', look)
    removeEventListener('pageshow', look)
  }
}
