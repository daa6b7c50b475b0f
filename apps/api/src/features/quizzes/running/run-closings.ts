import type { FastifyBaseLogger } from 'fastify'
import { type Db, withTx } from '../../../db/client.ts'
import { againAndAgain } from '../again-and-again.ts'
import { closeAttempts } from '../close-attempt.ts'
import { closeInLots } from '../close-in-lots.ts'
import { insertOpeningEvent, lockActive } from './bulk-queries.ts'
import { addClosed, type ClosingRow, endClosing, findLeftToClose, takeClosing } from './closing-queries.ts'

type Log = Pick<FastifyBaseLogger, 'error'>
type Work = { db: Db; timeZone: string; log: Log; signal?: AbortSignal | undefined }

/** Closes those that are still open and counts them, all or none; what was saved is scored. */
const closeThese = ({ db, timeZone }: Work, { id, actorId, reason }: ClosingRow, ids: readonly string[]) =>
  withTx(db, async (tx) => {
    const attempts = await lockActive(tx, ids)
    await closeAttempts(tx, attempts, 'admin', timeZone, { actorId, reason, all: true })
    // Last, for the others of this closing wait for this row.
    await addClosed(tx, id, attempts.length, 0)
    return attempts.length
  })

/** One that cannot be closed stays as it is, and is counted. */
const closeAlone = async (work: Work, closing: ClosingRow, attemptId: string): Promise<number> => {
  try {
    return await closeThese(work, closing, [attemptId])
  } catch (error) {
    work.log.error({ attemptId, err: error }, 'an attempt could not be handed in for its worker')
    await addClosed(work.db, closing.id, 0, 1)
    return 0
  }
}

/** Closes all that one closing still has to; whoever takes it over goes on with those that are open. */
const runClosing = async (work: Work, closing: ClosingRow): Promise<void> => {
  const ids = await findLeftToClose(work.db, closing)
  const together = (lot: readonly string[]) => closeThese(work, closing, lot).catch(() => undefined)
  const alone = (id: string) => closeAlone(work, closing, id)
  await closeInLots(ids, { together, alone }, work.signal)
  if (work.signal?.aborted === true) return
  const { openingId, organisationId, actorId, reason } = closing
  await withTx(work.db, async (tx) => {
    const people = await endClosing(tx, closing.id)
    if (people === undefined || people === 0) return
    await insertOpeningEvent(tx, { openingId, kind: 'closed', actorId, detail: { reason, people, organisationId } })
  })
}

/** Does the closings that wait, one after the other; hands back how many. */
export const closeWaiting = async (work: Work): Promise<number> => {
  let done = 0
  while (work.signal?.aborted !== true) {
    const closing = await takeClosing(work.db)
    if (closing === undefined) break
    done += 1
    await runClosing(work, closing).catch((error: Error) =>
      work.log.error({ openingId: closing.openingId, err: error }, 'handing in for all stopped, and is tried again'),
    )
  }
  return done
}

export const startClosings = (db: Db, timeZone: string, log: Log) =>
  againAndAgain({
    log,
    failed: 'handing in for all could not reach the database',
    work: (signal) => closeWaiting({ db, timeZone, log, signal }),
  })
