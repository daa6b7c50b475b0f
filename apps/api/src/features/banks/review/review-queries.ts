import { and, asc, count, eq, gt, ne, sql } from 'drizzle-orm'
import type { Db } from '../../../db/client.ts'
import { person } from '../../../db/schema/accounts.ts'
import { bank, question, questionVersion } from '../../../db/schema/banks.ts'
import type { BankScope } from '../../../http/session.ts'
import { inTrades } from '../scope-queries.ts'

type ReviewFilter = { state: 'draft' | 'review'; tradeCode?: string | undefined }

const conditions = (scope: BankScope, { state, tradeCode }: ReviewFilter) =>
  and(
    eq(questionVersion.state, state),
    ne(question.state, 'withdrawn'),
    inTrades(scope, question.tradeCode),
    tradeCode === undefined ? undefined : eq(question.tradeCode, tradeCode),
  )

const wroteIt = (personId: string) => sql<boolean>`exists (select from question_event e
  where e.question_id = ${question.id} and e.version = ${questionVersion.version}
    and e.act in ('created', 'contributed', 'changed') and e.actor_id = ${personId})`

/** The last word about this version, where it was that it goes back. */
const returned = sql<string | null>`(select case when e.act = 'returned' then e.reason end from question_event e
  where e.question_id = ${question.id} and e.version = ${questionVersion.version} and e.act <> 'changed'
  order by e.created_at desc, e.id desc limit 1)`

/** Versions that wait, the oldest first: their ids begin with the time. */
export const findReviews = (db: Db, scope: BankScope, filter: ReviewFilter, limit: number, after?: string) =>
  db
    .select({
      versionId: questionVersion.id,
      questionId: question.id,
      version: questionVersion.version,
      tradeCode: question.tradeCode,
      bankName: bank.name,
      type: questionVersion.type,
      stem: questionVersion.stem,
      isNew: sql<boolean>`${question.state} = 'draft'`,
      contributed: sql<boolean>`${question.state} = 'draft' and exists (select from question_event e
        where e.question_id = ${question.id} and e.act = 'contributed')`,
      author: sql<string>`coalesce(${person.displayName}, '')`,
      own: wroteIt(scope.personId),
      returned,
      createdAt: questionVersion.createdAt,
    })
    .from(questionVersion)
    .innerJoin(question, eq(question.id, questionVersion.questionId))
    .innerJoin(bank, eq(bank.id, question.bankId))
    .leftJoin(person, eq(person.id, questionVersion.createdBy))
    .where(and(conditions(scope, filter), after === undefined ? undefined : gt(questionVersion.id, after)))
    .orderBy(asc(questionVersion.id))
    .limit(limit)

export const countReviews = async (db: Db, scope: BankScope, filter: ReviewFilter): Promise<number> => {
  const [row] = await db
    .select({ total: count() })
    .from(questionVersion)
    .innerJoin(question, eq(question.id, questionVersion.questionId))
    .where(conditions(scope, filter))
  return row?.total ?? 0
}
