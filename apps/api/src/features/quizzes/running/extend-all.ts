import { type Db, withTx } from '../../../db/client.ts'
import type { Principal } from '../../../http/session.ts'
import { inLots } from '../in-lots.ts'
import { addTimeToAll, findActiveIds, insertOpeningEvent } from './bulk-queries.ts'
import { getOpeningInReach } from './opening-in-reach.ts'

type Wish = {
  openingId: string
  organisationId?: number | undefined
  seconds: number
  reason: string
  extendKey: string
}

/** Locks are held for some 20 ms: nobody's answer waits longer for it. */
const extendedTogether = 200

/**
 * More time for everybody who is in, in lots. Whoever got no reply sends the same key again: those who have the time by
 * then do not get it twice.
 */
export const extendAll = async (
  db: Db,
  principal: Principal,
  { openingId, organisationId, ...more }: Wish,
): Promise<{ touched: number }> => {
  const { scope } = await getOpeningInReach(db, principal, openingId, organisationId)
  const { personId: actorId } = principal
  const ids = await findActiveIds(db, scope, openingId, actorId)
  let touched = 0
  for (const lot of inLots(ids, extendedTogether))
    touched += await withTx(db, (tx) => addTimeToAll(tx, lot, { ...more, actorId }))
  if (touched > 0)
    await withTx(db, (tx) =>
      insertOpeningEvent(tx, {
        openingId,
        kind: 'extended',
        actorId,
        detail: { seconds: more.seconds, reason: more.reason, people: touched, organisationId: scope.organisationId },
      }),
    )
  return { touched }
}
