import { ProblemError } from '@lianbing/contract'
import { type Db, withTx } from '../../../db/client.ts'
import type { Principal } from '../../../http/session.ts'
import { gainByMove, insertOpeningEvent, lockOpening, moveEnd } from './bulk-queries.ts'
import { getOpeningInReach } from './opening-in-reach.ts'
import { openingView } from './opening-view.ts'

type Wish = { openingId: string; closesAt: Date | null; reason: string }

/**
 * From its end on nobody begins any more; whoever is in keeps the time that was promised. Whoever the old end had cut
 * short gets what a later one leaves of the time that the rules give.
 */
export const moveOpening = async (db: Db, principal: Principal, { openingId, closesAt, reason }: Wish) => {
  await getOpeningInReach(db, principal, openingId)
  const by = { actorId: principal.personId, reason }
  const gained = await withTx(db, async (tx) => {
    const move = await lockOpening(tx, openingId, closesAt)
    if (move === undefined) throw new ProblemError('opening.unknown')
    if (!move.fits) throw new ProblemError('opening.end_unfit')
    const count = await gainByMove(tx, openingId, move.after, by)
    await moveEnd(tx, openingId, closesAt)
    await insertOpeningEvent(tx, {
      openingId,
      kind: 'moved',
      actorId: by.actorId,
      detail: {
        reason,
        to: move.after.toISOString(),
        people: count,
        ...(move.before === null ? {} : { from: move.before.toISOString() }),
      },
    })
    return count
  })
  return { opening: openingView((await getOpeningInReach(db, principal, openingId)).opening), gained }
}
