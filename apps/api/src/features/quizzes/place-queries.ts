import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { person } from '../../db/schema/accounts.ts'
import { attempt, attemptResult, quiz, quizVersion } from '../../db/schema/quizzes.ts'

export const newestResult = and(
  eq(attemptResult.attemptId, attempt.id),
  sql`${attemptResult.version} = (select max(r.version) from attempt_result r where r.attempt_id = ${attempt.id})`,
)

/**
 * What a person's places on a trade's board are made of: results that count and show their marks. One that was reopened
 * counts with its last result until it is closed again.
 */
export const findCountedAttempts = (tx: Tx, personId: string, tradeCode: string) =>
  tx
    .select({
      attemptId: attempt.id,
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
        eq(attempt.personId, personId),
        eq(quiz.tradeCode, tradeCode),
        isNull(attempt.voidedAt),
        isNull(person.deletedAt),
        ne(quizVersion.feedback, 'none'),
      ),
    )
