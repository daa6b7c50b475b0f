import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyBaseLogger } from 'fastify'
import type { Db } from '../../../db/client.ts'
import { againAndAgain } from '../again-and-again.ts'
import { countNext } from './count-remark.ts'
import { runRemark } from './run-remark.ts'

/** Rests so many times as long as it works: exams go on meanwhile, and their answers come first. */
const restFactor = 0.85

/** Counts and marks all that there is to; for tests and for whoever waits for the end. */
export const remarkAll = async (db: Db, timeZone: string, signal?: AbortSignal): Promise<void> => {
  const rest = (workedMs: number) => wait(workedMs * restFactor, undefined, signal && { signal }).catch(() => {})
  while (signal?.aborted !== true) {
    const isAtWork = (await runRemark(db, timeZone, rest, signal)) || (await countNext(db)) !== undefined
    if (!isAtWork) return
    await wait(1)
  }
}

export const startRemarking = (db: Db, timeZone: string, log: Pick<FastifyBaseLogger, 'error'>) =>
  againAndAgain({
    log,
    failed: 'attempts could not be marked again',
    work: (signal) => remarkAll(db, timeZone, signal),
  })
