import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyBaseLogger } from 'fastify'
import { type Db, withTx } from '../../db/client.ts'
import { findDueAttempts, lockDueAttempts, postponeClose } from './attempt-queries.ts'
import { closeAttempts } from './close-attempt.ts'
import { closeInLots } from './close-in-lots.ts'
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

/** Elsewhere than other processes begin, so that each works on those that no other is at. */
const fromAnywhere = <T>(list: readonly T[]): T[] => {
  const start = Math.floor(Math.random() * list.length)
  return [...list.slice(start), ...list.slice(0, start)]
}

/** One list of those due. Where one of those that share a transaction fails, each is closed alone. */
const closeListed = async (db: Db, timeZone: string, log: Log): Promise<{ found: number; closed: number }> => {
  const due = fromAnywhere(await findDueAttempts(db, closeSlackSeconds, batchSize))
  const together = (ids: readonly string[]) =>
    closeThoseDue(db, ids, timeZone).catch((error: unknown) => {
      // One without a key says so by itself, below.
      if (!(error instanceof Unscorable))
        log.error({ attempts: ids.length, err: error }, 'attempts could not be closed together: each is closed alone')
      return undefined
    })
  const alone = (attemptId: string) => closeOrPostpone(db, attemptId, timeZone, log)
  return { found: due.length, closed: await closeInLots(due, { together, alone }) }
}

/**
 * Closes all attempts whose time is over, list after list. A list that others have shared in was full all the same: it
 * is what was found that says whether there are more. Where none could be closed the others are at all of them.
 */
export const closeDueAttempts = async (db: Db, timeZone: string, log: Log, signal?: AbortSignal): Promise<number> => {
  let closed = 0
  while (signal?.aborted !== true) {
    const list = await closeListed(db, timeZone, log)
    closed += list.closed
    if (list.found < batchSize || list.closed === 0) break
  }
  return closed
}

/** Runs it again and again in this process; any number of processes may. The row itself is the schedule. */
export const startSweeper = (db: Db, timeZone: string, log: Log) => {
  const stopped = new AbortController()
  const { signal } = stopped
  const run = async () => {
    while (!signal.aborted) {
      await closeDueAttempts(db, timeZone, log, signal).catch((error: Error) => {
        log.error({ err: error }, 'the sweeper could not reach the database')
      })
      await wait(pauseMs * (1 + Math.random()), undefined, { signal }).catch(() => {})
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
