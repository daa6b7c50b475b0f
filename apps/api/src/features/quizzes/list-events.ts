import type { Db } from '../../db/client.ts'
import type { Principal } from '../../http/session.ts'
import { getAttemptInReach } from './attempt-in-reach.ts'
import { findEvents } from './office-queries.ts'
import { peoplesMarks } from './remarks/rescore-attempts.ts'

/** An ordinary attempt has five; one with feedback at once has one more a question. */
const pageSize = 100

/** The log of an attempt from its start on. */
export const listEvents = async (db: Db, principal: Principal, attemptId: string, cursor = '0') => {
  await getAttemptInReach(db, principal, attemptId)
  // A cursor that was not ours begins anew.
  const after = /^\d{1,15}$/.test(cursor) ? Number(cursor) : 0
  const rows = await findEvents(db, attemptId, after, pageSize + 1)
  const shown = rows.slice(0, pageSize)
  const items = shown.map(({ kind, at, detail, actorId, actorName }) => ({
    kind: kind === 're-marked' && detail.reason === peoplesMarks ? ('marked' as const) : kind,
    at: at.toISOString(),
    detail,
    actor: actorId === null ? null : { personId: actorId, displayName: actorName ?? '' },
  }))
  return { items, nextCursor: rows.length > pageSize ? String(shown.at(-1)?.id) : null }
}
