import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyBaseLogger } from 'fastify'
import { type Db, withTx } from '../../db/client.ts'
import { findDueAttempts, lockDueAttempts, postponeClose } from './attempt-queries.ts'
import { closeAttempts } from './close-attempt.ts'
import { Unscorable } from './score-closing.ts'

/**
 * An attempt is closed by others than its worker only this long after the grace: the longest wait that is forgiven
 * (10 s), the longest statement (3 s) and 2 s more. An answer that came in time is never refused for being slow.
 */
export const closeSlackSeconds = 15
const batchSize = 600
const pauseMs = 500

/** Closes those whose time and slack are over and that nobody else is at, all or none; hands back how many. */
const closeThoseDue = async (db: Db, attemptIds: readonly string[], timeZone: string): Promise<number> => {
  const closed = await withTx(db, async (tx) => {
    const attempts = await lockDueAttempts(tx, attemptIds, closeSlackSeconds)
    try {
      await closeAttempts(tx, attempts, 'expired', timeZone)
      return attempts.length
    } catch (error) {
      // Ended in order, the locks are free when this returns: the next try would pass by what is still locked.
      if (error instanceof Unscorable) return error
      throw error
    }
  })
  if (closed instanceof Unscorable) throw closed
  return closed
}

export type Log = Pick<FastifyBaseLogger, 'error'>

/** The same for one; 0 where there was nothing to do. One that cannot be closed is put off and stops nobody. */
export const closeOrPostpone = async (db: Db, attemptId: string, timeZone: string, log: Log): Promise<number> => {
  try {
    return await closeThoseDue(db, [attemptId], timeZone)
  } catch (error) {
    log.error({ attemptId, err: error }, 'an attempt could not be closed')
    await postponeClose(db, attemptId)
    return 0
  }
}

/**
 * A shift's quiz ends for thousands at once. So many share a transaction, which holds their locks for some 50 ms: more
 * would keep a worker waiting who looks at the result just then.
 */
const closedTogether = 50
/** Transactions at once: enough for the database to be at work while this process marks, and most connections stay free. */
const closedAtOnce = 3

/** Closes all attempts whose time is over. Where one of those that share a transaction fails, each is closed alone. */
export const closeDueAttempts = async (db: Db, timeZone: string, log: Log): Promise<number> => {
  let closed = 0
  const due = await findDueAttempts(db, closeSlackSeconds, batchSize)
  const closeNext = async () => {
    for (let ids = due.splice(0, closedTogether); ids.length > 0; ids = due.splice(0, closedTogether)) {
      const together = ids.length > 1 ? await closeThoseDue(db, ids, timeZone).catch(() => undefined) : undefined
      if (together !== undefined) closed += together
      else for (const attemptId of ids) closed += await closeOrPostpone(db, attemptId, timeZone, log)
    }
  }
  await Promise.all(Array.from({ length: closedAtOnce }, closeNext))
  return closed
}

/** Runs it again and again in this process; any number of processes may. The row itself is the schedule. */
export const startSweeper = (db: Db, timeZone: string, log: Log) => {
  const stopped = new AbortController()
  const run = async () => {
    while (!stopped.signal.aborted) {
      const closed = await closeDueAttempts(db, timeZone, log).catch((error: Error) => {
        log.error({ err: error }, 'the sweeper could not reach the database')
        return 0
      })
      if (closed < batchSize)
        await wait(pauseMs * (1 + Math.random()), undefined, { signal: stopped.signal }).catch(() => {})
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
