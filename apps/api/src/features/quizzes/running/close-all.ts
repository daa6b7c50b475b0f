import { ProblemError, type quizRunning } from '@lianbing/contract'
import type { z } from 'zod'
import type { Db } from '../../../db/client.ts'
import { uuidV7 } from '../../../db/uuid.ts'
import type { Principal } from '../../../http/session.ts'
import { askForClosing, findClosings } from './closing-queries.ts'
import { getOpeningInReach } from './opening-in-reach.ts'

type Wish = { openingId: string; organisationId?: number | undefined; reason: string }

/**
 * Asks to hand in for everybody who is in: it is done in the background, whether or not somebody still looks. Sent again
 * while it runs it is the same one.
 */
export const closeAll = async (
  db: Db,
  principal: Principal,
  { openingId, organisationId, reason }: Wish,
): Promise<z.input<typeof quizRunning.closeAll.response>> => {
  const { scope } = await getOpeningInReach(db, principal, openingId, organisationId)
  await askForClosing(db, scope, { id: uuidV7(), openingId, actorId: principal.personId, reason })
  const [newest] = await findClosings(db, scope, openingId)
  if (newest === undefined) throw new ProblemError('opening.unknown')
  return newest
}
