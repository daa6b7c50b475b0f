import { ProblemError } from '@lianbing/contract'

/**
 * Lets `concurrent` pieces of work run at a time, the rest wait in order. Past `longestQueue` waiters the caller is told
 * to come again, so that a flood costs its senders and not the memory of the server.
 */
export const createTurns = (concurrent: number, longestQueue = Number.POSITIVE_INFINITY) => {
  const waiting: (() => void)[] = []
  let running = 0
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running < concurrent) running++
    else if (waiting.length >= longestQueue) throw new ProblemError('server.busy', { retryAfterSeconds: 5 })
    else await new Promise<void>((start) => waiting.push(start))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next === undefined) running--
      else next()
    }
  }
}
