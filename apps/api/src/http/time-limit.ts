import { setInterval } from 'node:timers'
import { ProblemError } from '@lianbing/contract'
import type { FastifyReply } from 'fastify'

/** So late at most is somebody told beyond the limit. */
const lookEveryMs = 1_000

/**
 * Tells a caller to come again whose answer takes longer than `limitMs`; what is under way goes on. One look a second
 * for all of them: a timer for each is dear, and the framework's own stops when the body of a request has been read.
 */
export const createTimeLimit = (limitMs: number, everyMs = lookEveryMs) => {
  /** In the order in which they began. */
  const running = new Map<FastifyReply, number>()
  const timer = setInterval(() => {
    const latest = performance.now() - limitMs
    for (const [reply, since] of running) {
      if (since > latest) break
      running.delete(reply)
      reply.send(new ProblemError('server.busy', { retryAfterSeconds: 5 }))
    }
  }, everyMs)
  timer.unref()
  return {
    begin: (reply: FastifyReply, since: number) => {
      running.set(reply, since)
    },
    /** Whether the reply is still to be given; false where the caller has been told. */
    end: (reply: FastifyReply): boolean => running.delete(reply),
    stop: () => clearInterval(timer),
  }
}
