import type { quizRunning } from '@lianbing/contract'
import type { z } from 'zod'
import type { Db } from '../../../db/client.ts'
import type { Principal } from '../../../http/session.ts'
import { findClosings } from './closing-queries.ts'
import type { Contacts } from './contacts.ts'
import { getOpeningInReach } from './opening-in-reach.ts'
import { openingView } from './opening-view.ts'
import { findRunning } from './running-queries.ts'

const pageSize = 100
const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i
const instant = (text: string | null) => (text === null ? null : new Date(text).toISOString())

type Wish = {
  openingId: string
  organisationId?: number | undefined
  state?: quizRunning.RunningAttempt['state'] | undefined
  name?: string | undefined
  cursor?: string | undefined
}

/** Who is in an opening, and how they stand; what this process has heard and not written down yet is written first. */
export const getRunning = async (
  db: Db,
  contacts: Contacts,
  { personId, ...principal }: Principal,
  { openingId, organisationId, cursor, ...wish }: Wish,
): Promise<z.input<typeof quizRunning.getRunning.response>> => {
  const { opening, scope } = await getOpeningInReach(db, { personId, ...principal }, openingId, organisationId)
  await contacts.flush()
  // A cursor that was not ours begins anew.
  const after = cursor !== undefined && uuid.test(cursor) ? cursor : undefined
  const options = { limit: pageSize + 1, personId }
  const { rows, counts, inReach, now } = await findRunning(db, scope, openingId, { ...wish, after }, options)
  const shown = rows.slice(0, pageSize)
  const none = { active: 0, silent: 0, away: 0, closing: 0, submitted: 0, expired: 0, ended: 0, void: 0 }
  return {
    opening: openingView(opening),
    closings: await findClosings(db, scope, openingId),
    counts: { ...none, ...counts },
    inReach,
    now,
    items: shown.map(({ voidedAt, voidReason, ...row }) => ({
      ...row,
      startedAt: new Date(row.startedAt).toISOString(),
      contactAt: instant(row.contactAt),
      awaySince: instant(row.awaySince),
      closedAt: instant(row.closedAt),
      voided: voidedAt === null ? null : { at: new Date(voidedAt).toISOString(), reason: voidReason ?? '' },
      isOwn: row.personId === personId,
    })),
    nextCursor: rows.length > pageSize ? (shown.at(-1)?.attemptId ?? null) : null,
  }
}
