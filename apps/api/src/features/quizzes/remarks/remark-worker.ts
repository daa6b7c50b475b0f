import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyBaseLogger } from 'fastify'
import type { Db } from '../../../db/client.ts'
import { countNext } from './count-remark.ts'
import { runRemark } from './run-remark.ts'

/** Somebody who has just confirmed looks at the progress. */
const idleMs = 500
/** Rests so many times as long as it works: exams go on meanwhile, and their answers come first. */
const restFactor = 0.5

/** Counts and marks all that there is to; for tests and for whoever waits for the end. */
export const remarkAll = async (db: Db, timeZone: string, signal?: AbortSignal): Promise<void> => {
  const rest = (workedMs: number) => wait(workedMs * restFactor, undefined, signal && { signal }).catch(() => {})
  while (signal?.aborted !== true && (await countNext(db)) !== undefined) await wait(1)
  while (signal?.aborted !== true && (await runRemark(db, timeZone, rest, signal))) {}
}

/** Runs it again and again in this process; any number of processes may. The rows are the schedule. */
export const startRemarking = (db: Db, timeZone: string, log: Pick<FastifyBaseLogger, 'error'>) => {
  const stopped = new AbortController()
  const { signal } = stopped
  const run = async () => {
    while (!signal.aborted) {
      await remarkAll(db, timeZone, signal).catch((error: Error) => {
        if (!signal.aborted) log.error({ err: error }, 'attempts could not be marked again')
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
