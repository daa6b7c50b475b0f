import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyBaseLogger } from 'fastify'

type Work = { log: Pick<FastifyBaseLogger, 'error'>; failed: string; work: (signal: AbortSignal) => Promise<unknown> }

/** Somebody who has just confirmed looks at the progress. */
const idleMs = 500

/** Does what waits in the rows, again and again in this process; any number of processes may. */
export const againAndAgain = ({ log, failed, work }: Work) => {
  const stopped = new AbortController()
  const { signal } = stopped
  const run = async () => {
    while (!signal.aborted) {
      await work(signal).catch((error: Error) => {
        if (!signal.aborted) log.error({ err: error }, failed)
      })
      await wait(idleMs * (1 + Math.random()), undefined, { signal }).catch(() => {})
    }
  }
  const running = run()
  return {
    stop: async () => {
      stopped.abort()
      await running
    },
  }
}
