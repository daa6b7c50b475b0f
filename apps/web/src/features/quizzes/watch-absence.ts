import type { Call } from '@lianbing/contract/client'
import { recall, remember } from '../../api/device-storage.ts'

/** A window that is seen may lose the focus for a moment, to a notification or to the browser's own parts. */
const glanceMs = 3_000

/**
 * Counts how often and how long the page of an attempt is left, and tells the server: for a person to judge, nothing
 * ends by it. The numbers are kept on the device, so that they only grow.
 */
export const watchAbsence = (call: Call, attemptId: string, epoch: number): (() => void) => {
  const name = `away.${attemptId}.${epoch}`
  const kept = recall(name)
  let [count, ms] = Array.isArray(kept) ? kept.map(Number) : [0, 0]
  let since: number | undefined
  let glance: ReturnType<typeof setTimeout> | undefined
  const tell = (isAway: boolean) => {
    remember(name, [count, ms])
    const body = { epoch, count: count || 1, seconds: Math.round((ms || 0) / 1_000), isAway }
    // What is not told now is told with the next time.
    call('POST /api/attempts/:attemptId/absences', { params: { attemptId }, body }, { keepalive: true }).catch(() => {})
  }
  const leave = () => {
    since ??= Date.now()
    count = (count || 0) + 1
    tell(true)
  }
  const look = () => {
    clearTimeout(glance)
    if (document.visibilityState === 'hidden') {
      if (since === undefined) leave()
    } else if (!document.hasFocus()) {
      if (since === undefined) glance = setTimeout(leave, glanceMs)
    } else if (since !== undefined) {
      ms = (ms || 0) + Math.max(0, Date.now() - since)
      since = undefined
      tell(false)
    }
  }
  // Loaded anew after it was left: here again.
  if (count) tell(false)
  const moments = ['visibilitychange', 'blur', 'focus'] as const
  for (const moment of moments) addEventListener(moment, look, true)
  return () => {
    clearTimeout(glance)
    for (const moment of moments) removeEventListener(moment, look, true)
  }
}
