import { ProblemError } from '@lianbing/contract'
import { type Db, withTx } from '../../../db/client.ts'
import { uuidV7 } from '../../../db/uuid.ts'
import type { Principal } from '../../../http/session.ts'
import { allowLongWork } from '../../banks/imports/batch-queries.ts'
import { getQuizInReach } from '../quiz-in-reach.ts'
import { voidLocked } from '../void-attempt.ts'
import { findEntered, findEntries, getSitting, insertSitting, lockPaperAttempts, lockSitting } from './entry-queries.ts'

export const createSitting = async (
  db: Db,
  principal: Principal,
  { quizId, title, heldAt }: { quizId: string; title: string; heldAt: string },
) => {
  await getQuizInReach(db, principal, quizId)
  const at = new Date(heldAt)
  if (at.getTime() > Date.now()) throw new ProblemError('paper_sitting.not_yet')
  const row = { id: uuidV7(), quizId, openingId: uuidV7(), title, heldAt: at, createdBy: principal.personId }
  await withTx(db, (tx) => insertSitting(tx, row))
  return { sittingId: row.id, title, heldAt: at.toISOString(), entries: 0 }
}

/** A screen of an office shows about thirty. */
const pageSize = 50

export const listEntries = async (db: Db, principal: Principal, sittingId: string, cursor?: string) => {
  const { quizId } = await getSitting(db, sittingId)
  await getQuizInReach(db, principal, quizId)
  const rows = await findEntries(db, sittingId, pageSize + 1, cursor)
  const items = rows.slice(0, pageSize).map((row) => ({ ...row, enteredAt: row.enteredAt.toISOString() }))
  return { items, nextCursor: rows.length > pageSize ? (items.at(-1)?.attemptId ?? null) : null }
}

/**
 * Takes entries back, all or none: they are void from then on, with the reason, and others may be entered instead. What
 * was marked again or reopened since is more than what was entered, and stays.
 */
export const withdrawPaper = async (
  db: Db,
  principal: Principal,
  { sittingId, attemptIds, reason }: { sittingId: string; attemptIds: readonly string[]; reason: string },
  timeZone: string,
) => {
  const { quizId } = await getSitting(db, sittingId)
  await getQuizInReach(db, principal, quizId)
  return withTx(db, async (tx) => {
    await allowLongWork(tx)
    await lockSitting(tx, sittingId)
    const entered = await findEntered(tx, sittingId, attemptIds)
    if (attemptIds.some((id) => !entered.has(id))) throw new ProblemError('attempt.unknown')
    const attempts = (await lockPaperAttempts(tx, attemptIds)).filter(({ voidedAt }) => voidedAt === null)
    if (attempts.some(({ personId }) => personId === principal.personId)) throw new ProblemError('attempt.own')
    if (attempts.some(({ resultVersion }) => resultVersion > 1)) throw new ProblemError('paper_entry.re_marked')
    for (const attempt of attempts) await voidLocked(tx, attempt, { reason, actorId: principal.personId, timeZone })
    return { withdrawn: attempts.length }
  })
}
