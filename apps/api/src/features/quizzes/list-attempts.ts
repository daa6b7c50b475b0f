import type { Db } from '../../db/client.ts'
import { findAttemptList } from './attempt-queries.ts'
import { stateOf, voidedOf } from './attempt-view.ts'

/** A phone's screen shows about eight. */
const pageSize = 20

export const listAttempts = async (db: Db, personId: string, cursor?: string) => {
  const rows = await findAttemptList(db, personId, pageSize + 1, cursor)
  const items = rows
    .slice(0, pageSize)
    .map(({ status, due, feedback, score, passed, startedAt, voidedAt, voidReason, ...row }) => ({
      ...row,
      state: stateOf(status, due),
      startedAt: startedAt.toISOString(),
      // The result of one that was reopened may still change.
      score: feedback === 'none' || status === 'active' ? null : score,
      awaitingMarks: feedback !== 'none' && status === 'closed' && score === null && voidedAt === null,
      passed: feedback === 'none' || status === 'active' ? null : passed,
      voided: voidedOf({ voidedAt, voidReason }),
    }))
  return { items, nextCursor: rows.length > pageSize ? (items.at(-1)?.attemptId ?? null) : null }
}
