import { ProblemError } from '@lianbing/contract'

const minuteMs = 60_000

/**
 * Refuses somebody who asks more often than this in a minute. Counted in this process alone: it keeps a program from
 * asking without end, and nobody is harmed who asks two processes.
 */
export const createPace = ({ perMinute }: { perMinute: number }, now: () => number = () => performance.now()) => {
  let counts = new Map<string, number>()
  let since = now()
  return (personId: string): void => {
    if (now() - since >= minuteMs) {
      counts = new Map()
      since = now()
    }
    const count = (counts.get(personId) ?? 0) + 1
    counts.set(personId, count)
    if (count > perMinute)
      throw new ProblemError('request.rate_limited', {
        retryAfterSeconds: Math.ceil((since + minuteMs - now()) / 1_000),
      })
  }
}
