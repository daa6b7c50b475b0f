import { and, count, desc, eq, lt, sql } from 'drizzle-orm'
import type { Db, Tx } from '../../../db/client.ts'
import { questionEvent } from '../../../db/schema/bank-care.ts'
import { question, questionVersion } from '../../../db/schema/banks.ts'

/** One contribution of a person at a time, so that taps at once cannot slip past the count. */
export const lockContributor = async (tx: Tx, personId: string): Promise<void> => {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`contributions of ${personId}`}, 0))`)
}

const byPerson = (personId: string) =>
  and(
    eq(questionVersion.createdBy, personId),
    eq(questionVersion.version, 1),
    sql`exists (select from ${questionEvent} e where e.question_id = ${questionVersion.questionId}
      and e.act = 'contributed' and e.actor_id = ${personId})`,
  )

/** Taken back ones count too: writing and taking back is no way round the bound. */
export const countContributionsOfToday = async (tx: Tx, personId: string): Promise<number> => {
  const [row] = await tx
    .select({ contributed: count() })
    .from(questionVersion)
    .where(and(byPerson(personId), sql`${questionVersion.createdAt} > now() - interval '1 day'`))
  return row?.contributed ?? 0
}

/** The last word about the question that concerns its contributor. */
const last = (column: 'act' | 'reason') => sql<string | null>`(select ${sql.identifier(column)} from question_event e
  where e.question_id = ${question.id} and e.act in ('contributed', 'handed-in', 'returned', 'refused', 'discarded', 'published')
  order by e.created_at desc, e.id desc limit 1)`

/** What a person contributed and did not take back, the newest first. */
export const findContributions = (db: Db, personId: string, limit: number, before?: string) =>
  db
    .select({
      questionId: question.id,
      tradeCode: question.tradeCode,
      questionState: question.state,
      versionId: questionVersion.id,
      type: questionVersion.type,
      stem: questionVersion.stem,
      act: last('act'),
      reason: last('reason'),
      versionIds: sql<string[]>`array(select v.id from question_version v where v.question_id = ${question.id})`,
      createdAt: questionVersion.createdAt,
    })
    .from(questionVersion)
    .innerJoin(question, eq(question.id, questionVersion.questionId))
    .where(
      and(
        byPerson(personId),
        sql`not (${question.state} = 'withdrawn' and ${last('act')} = 'discarded')`,
        before === undefined ? undefined : lt(question.id, before),
      ),
    )
    .orderBy(desc(question.id))
    .limit(limit)
export type ContributionRow = Awaited<ReturnType<typeof findContributions>>[number]

/** The trade of a contribution of this person that was never published. */
export const findOwnTrade = async (tx: Tx, personId: string, questionId: string): Promise<string | undefined> => {
  const [row] = await tx
    .select({ tradeCode: question.tradeCode })
    .from(question)
    .innerJoin(questionVersion, eq(questionVersion.id, question.currentVersionId))
    .where(and(eq(question.id, questionId), eq(question.state, 'draft'), byPerson(personId)))
  return row?.tradeCode
}
