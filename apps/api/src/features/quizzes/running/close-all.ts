import type { quizzes } from '@lianbing/contract'
import { type Db, withTx } from '../../../db/client.ts'
import type { Principal } from '../../../http/session.ts'
import { getAttemptToDecide, officeView } from '../attempt-in-reach.ts'
import { closeAttempts } from '../close-attempt.ts'
import { inLots } from '../in-lots.ts'
import { Unscorable } from '../score-closing.ts'
import { findActiveIds, insertOpeningEvent, lockActive } from './bulk-queries.ts'
import { getOpeningInReach } from './opening-in-reach.ts'

type By = { actorId: string; reason: string; all: boolean }

/** Closes those that are still open; what was saved is scored. */
const closeThese = (db: Db, ids: readonly string[], by: By, timeZone: string): Promise<number> =>
  withTx(db, async (tx) => {
    const attempts = await lockActive(tx, ids)
    await closeAttempts(tx, attempts, 'admin', timeZone, by)
    return attempts.length
  })

/** Hands in for one; one that is closed already stays as it is. */
export const closeForWorker = async (
  db: Db,
  principal: Principal,
  { attemptId, reason }: { attemptId: string; reason: string },
  timeZone: string,
): Promise<quizzes.OfficeAttempt> => {
  const { scope } = await getAttemptToDecide(db, principal, attemptId)
  await closeThese(db, [attemptId], { actorId: principal.personId, reason, all: false }, timeZone)
  return officeView(db, scope, attemptId)
}

/** As the sweeper does: locks are held for some 50 ms. */
const closedTogether = 50

type Wish = { openingId: string; organisationId?: number | undefined; reason: string }

/**
 * Hands in for everybody who is in, in lots; `left` are those that cannot be scored, which stay as they are. Sent again
 * it goes on with those that are still open.
 */
export const closeAll = async (
  db: Db,
  principal: Principal,
  { openingId, organisationId, reason }: Wish,
  timeZone: string,
): Promise<{ touched: number; left: number }> => {
  const { scope } = await getOpeningInReach(db, principal, openingId, organisationId)
  const { personId: actorId } = principal
  const by = { actorId, reason, all: true }
  const ids = await findActiveIds(db, scope, openingId, actorId)
  let touched = 0
  let left = 0
  const closeOne = (id: string) =>
    closeThese(db, [id], by, timeZone).catch((error: unknown) => {
      if (!(error instanceof Unscorable)) throw error
      left += 1
      return 0
    })
  for (const lot of inLots(ids, closedTogether)) {
    const together = await closeThese(db, lot, by, timeZone).catch((error: unknown) => {
      if (!(error instanceof Unscorable)) throw error
      return undefined
    })
    if (together !== undefined) touched += together
    else for (const id of lot) touched += await closeOne(id)
  }
  if (touched > 0)
    await withTx(db, (tx) =>
      insertOpeningEvent(tx, {
        openingId,
        kind: 'closed',
        actorId,
        detail: { reason, people: touched, organisationId: scope.organisationId },
      }),
    )
  return { touched, left }
}
