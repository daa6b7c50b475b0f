import type { CountRule } from '@lianbing/scoring'
import { and, asc, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { person } from '../../db/schema/accounts.ts'
import { attempt, attemptResult, quiz, quizVersion } from '../../db/schema/quizzes.ts'

export const newestResult = and(
  eq(attemptResult.attemptId, attempt.id),
  sql`${attemptResult.version} = (select max(r.version) from attempt_result r where r.attempt_id = ${attempt.id})`,
)

/**
 * What the places of people on the trades' boards are made of: results that count and show their marks. One that was reopened
 * counts with its last result until it is closed again.
 */
export const findCountedAttempts = (tx: Tx, personIds: readonly string[], tradeCodes: readonly string[]) =>
  tx
    .select({
      attemptId: attempt.id,
      personId: attempt.personId,
      tradeCode: quiz.tradeCode,
      openingId: attempt.openingId,
      counts: sql<CountRule>`coalesce(${quizVersion.rules} ->> 'counts', 'best')`,
      startedAt: attempt.startedAt,
      pauses: attempt.pauses,
      score: attemptResult.score,
      maximum: attemptResult.maximum,
    })
    .from(attempt)
    .innerJoin(quizVersion, eq(quizVersion.id, attempt.quizVersionId))
    .innerJoin(quiz, eq(quiz.id, quizVersion.quizId))
    .innerJoin(person, eq(person.id, attempt.personId))
    .innerJoin(attemptResult, newestResult)
    .where(
      and(
        inArray(attempt.personId, [...personIds]),
        inArray(quiz.tradeCode, [...tradeCodes]),
        isNull(attempt.voidedAt),
        isNull(person.deletedAt),
        ne(quizVersion.feedback, 'none'),
      ),
    )
    .orderBy(asc(attempt.startedAt))

/** With these attempts all others of the same people in the same openings: which of them counts is decided together. */
export const findInSameOpenings = (tx: Tx, attemptIds: readonly string[]) => {
  const named = tx
    .select()
    .from(attempt)
    .where(inArray(attempt.id, [...attemptIds]))
    .as('named')
  return tx
    .selectDistinct({ attemptId: attempt.id, personId: attempt.personId })
    .from(attempt)
    .innerJoin(named, and(eq(named.personId, attempt.personId), eq(named.openingId, attempt.openingId)))
}
