import type { Db } from '../../../db/client.ts'
import type { Principal } from '../../../http/session.ts'
import { peoplesMarks } from '../remarks/rescore-attempts.ts'
import { findOpeningLog } from './log-queries.ts'
import { getOpeningInReach } from './opening-in-reach.ts'

const pageSize = 50
const cursorShape = /^(\d{4}-\d\d-\d\d [\d:.]+[+-]\d\d(?::\d\d)?)~([oa]\d{1,19})$/

/** What people did in an opening, the newest first. */
export const listOpeningLog = async (db: Db, principal: Principal, openingId: string, cursor = '') => {
  const reach = await getOpeningInReach(db, principal, openingId)
  // A cursor that was not ours begins anew.
  const [, at, id] = cursorShape.exec(cursor) ?? []
  const after = at === undefined || id === undefined ? undefined : { at, id }
  const rows = await findOpeningLog(db, reach, after, pageSize + 1)
  const shown = rows.slice(0, pageSize)
  const last = shown.at(-1)
  return {
    items: shown.map(({ id: rowId, act, actor, reason, detail, ...row }) => ({
      id: rowId,
      ...(act === 're-marked' && reason === peoplesMarks ? { act: 'marked' as const, reason: '' } : { act, reason }),
      actor,
      detail,
      at: row.at.toISOString(),
      person: row.attemptId === null ? null : { attemptId: row.attemptId, displayName: row.displayName ?? '' },
    })),
    nextCursor: rows.length > pageSize && last !== undefined ? `${last.after}~${last.id}` : null,
  }
}
