import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyBaseLogger } from 'fastify'
import { type Db, withTx } from '../../db/client.ts'
import { findDueAttempts, lockDueAttempt, postponeClose } from './attempt-queries.ts'
import { closeAttempt } from './close-attempt.ts'

/**
 * An attempt is closed by others than its worker only this long after the grace: the longest wait that is forgiven
 * (10 s), the longest statement (3 s) and 2 s more. An answer that came in time is never refused for being slow.
 */
export const closeSlackSeconds = 15
const batchSize = 200
const pauseMs = 500

/** Closes the attempt if its time and the slack are over and nobody else is at it; false where there was nothing to do. */
export const closeIfDue = (db: Db, attemptId: string, timeZone: string): Promise<boolean> =>
  withTx(db, async (tx) => {
    const attempt = await lockDueAttempt(tx, attemptId, closeSlackSeconds)
    if (attempt === undefined) return false
    await closeAttempt(tx, attempt, 'expired', timeZone)
    return true
  })

/** A shift's quiz ends for thousands at once: one connection alone would take a minute, all ten would starve the savers. */
const closedAtOnce = 4

/** Closes all attempts whose time is over; one that cannot be closed is put off and stops nobody. */
export const closeDueAttempts = async (
  db: Db,
  timeZone: string,
  log: Pick<FastifyBaseLogger, 'error'>,
): Promise<number> => {
  let closed = 0
  const due = (await findDueAttempts(db, closeSlackSeconds, batchSize)).values()
  const closeNext = async () => {
    for (const attemptId of due) {
      try {
        if (await closeIfDue(db, attemptId, timeZone)) closed++
      } catch (error) {
        log.error({ attemptId, err: error }, 'an attempt could not be closed')
        await postponeClose(db, attemptId)
      }
    }
  }
  await Promise.all(Array.from({ length: closedAtOnce }, closeNext))
  return closed
}

/** Runs it again and again in this process; any number of processes may. The row itself is the schedule. */
export const startSweeper = (db: Db, timeZone: string, log: Pick<FastifyBaseLogger, 'error'>) => {
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
