import { ProblemError } from '@lianbing/contract'
import { and, asc, eq, gt, sql } from 'drizzle-orm'
import { type Db, runNamed, type Tx } from '../../db/client.ts'
import { person } from '../../db/schema/accounts.ts'
import { attempt, attemptEvent, attemptResult, quiz, quizVersion } from '../../db/schema/quizzes.ts'
import type { OrganisationScope } from '../../http/session.ts'
import { newestResult } from './place-queries.ts'

/** Whose attempt it is, and which organisation the quiz belongs to: who may act on it hangs on that. */
export const findAttemptOwners = async (db: Db | Tx, attemptId: string) => {
  const [row] = await db
    .select({ personId: attempt.personId, organisationId: quiz.organisationId })
    .from(attempt)
    .innerJoin(quizVersion, eq(quizVersion.id, attempt.quizVersionId))
    .innerJoin(quiz, eq(quiz.id, quizVersion.quizId))
    .where(eq(attempt.id, attemptId))
  return row
}

/** The attempt with its person and its newest result; the scope proves that the caller may see it. */
export const getOfficeAttempt = async (db: Db | Tx, scope: OrganisationScope, attemptId: string) => {
  const [row] = await db
    .select({
      attempt,
      quizId: quiz.id,
      title: quizVersion.title,
      maximum: quizVersion.maximum,
      displayName: person.displayName,
      due: sql<boolean>`${attempt.acceptUntil} < now()`,
      version: attemptResult.version,
      score: attemptResult.score,
      passed: attemptResult.passed,
    })
    .from(attempt)
    .innerJoin(quizVersion, eq(quizVersion.id, attempt.quizVersionId))
    .innerJoin(quiz, eq(quiz.id, quizVersion.quizId))
    .innerJoin(person, eq(person.id, attempt.personId))
    .leftJoin(attemptResult, newestResult)
    .where(and(eq(attempt.id, attemptId), eq(quiz.organisationId, scope.organisationId)))
  if (row === undefined) throw new ProblemError('attempt.unknown')
  return row
}

const graceStays = sql`${attempt.acceptUntil} - ${attempt.deadlineAt}`
const seconds = (count: number) => sql`make_interval(secs => ${count})`

/** More time, counted from now where the deadline has passed: none of it may lie in the past. */
export const addTime = async (tx: Tx, attemptId: string, more: number): Promise<void> => {
  const deadline = sql`greatest(${attempt.deadlineAt}, clock_timestamp()) + ${seconds(more)}`
  await tx
    .update(attempt)
    .set({ deadlineAt: deadline, acceptUntil: sql`${deadline} + (${graceStays})`, closeRetryAt: null })
    .where(eq(attempt.id, attemptId))
}

/** Has this key given more time before? Asked under the attempt's lock. */
export const isExtended = async (tx: Tx, attemptId: string, extendKey: string): Promise<boolean> => {
  const found = await tx
    .select({ id: attemptEvent.id })
    .from(attemptEvent)
    .where(
      and(
        eq(attemptEvent.attemptId, attemptId),
        eq(attemptEvent.kind, 'extended'),
        sql`${attemptEvent.detail} ->> 'extendKey' = ${extendKey}`,
      ),
    )
    .limit(1)
  return found.length > 0
}

/** Runs again for so long; the next close writes the next version of result and fact. */
export const reopenRow = async (tx: Tx, attemptId: string, time: number): Promise<void> => {
  const deadline = sql`clock_timestamp() + ${seconds(time)}`
  await tx
    .update(attempt)
    .set({
      status: 'active',
      closedAt: null,
      closeReason: null,
      closeTries: 0,
      closeRetryAt: null,
      resultVersion: sql`${attempt.resultVersion} + 1`,
      deadlineAt: deadline,
      acceptUntil: sql`${deadline} + (${graceStays})`,
      pauses: sql`${attempt.pauses} || jsonb_build_object('from', ${attempt.closedAt}, 'to', clock_timestamp())`,
    })
    .where(eq(attempt.id, attemptId))
}

const voidStatement = {
  name: 'void_attempt',
  text: `with v as (
           update attempt set result_version = result_version + (status = 'closed')::int, status = 'closed',
             closed_at = coalesce(closed_at, clock_timestamp()), close_reason = coalesce(close_reason, 'admin'),
             close_retry_at = null, voided_at = clock_timestamp(), void_reason = $2
           where id = $1 returning id, result_version)
         insert into attempt_result (attempt_id, version, score, maximum, passed, slots, reason, voided)
         select id, result_version, null, $3::int, null, '[]', $2, true from v returning version`,
}

/** Void from now on, with a version of the result that says so; one that runs ends here. Hands back the version. */
export const voidRow = async (tx: Tx, attemptId: string, reason: string, maximum: number): Promise<number> => {
  const [row] = await runNamed<{ version: number }>(tx, voidStatement, [attemptId, reason, maximum])
  if (row === undefined) throw new ProblemError('attempt.unknown')
  return row.version
}

export const findEvents = (db: Db, attemptId: string, after: number, limit: number) =>
  db
    .select({
      id: attemptEvent.id,
      kind: attemptEvent.kind,
      at: attemptEvent.at,
      detail: attemptEvent.detail,
      actorId: attemptEvent.actorId,
      actorName: person.displayName,
    })
    .from(attemptEvent)
    .leftJoin(person, eq(person.id, attemptEvent.actorId))
    .where(and(eq(attemptEvent.attemptId, attemptId), gt(attemptEvent.id, after)))
    .orderBy(asc(attemptEvent.id))
    .limit(limit)
