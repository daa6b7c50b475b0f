import { ProblemError } from '@lianbing/contract'
import { desc, eq, sql } from 'drizzle-orm'
import type { Db } from '../../db/client.ts'
import { bank, question, questionKey, questionVersion } from '../../db/schema/banks.ts'
import type { BankScope } from '../../http/session.ts'

/** What frames a question: its bank, its state and its current version's number. */
export const getQuestionFrame = async (db: Db, _scope: BankScope, questionId: string) => {
  const [row] = await db
    .select({
      questionId: question.id,
      bankId: question.bankId,
      bankName: bank.name,
      tradeCode: question.tradeCode,
      state: question.state,
      versionId: questionVersion.id,
      version: questionVersion.version,
    })
    .from(question)
    .innerJoin(bank, eq(bank.id, question.bankId))
    .innerJoin(questionVersion, eq(questionVersion.id, question.currentVersionId))
    .where(eq(question.id, questionId))
  if (row === undefined) throw new ProblemError('question.unknown')
  return row
}

/** Every key that a version has had, the newest first. */
export const findKeyHistory = (db: Db, _scope: BankScope, versionId: string) =>
  db
    .select({
      version: questionKey.version,
      key: questionKey.key,
      explanation: questionKey.explanation,
      reason: questionKey.reason,
      createdAt: questionKey.createdAt,
    })
    .from(questionKey)
    .where(eq(questionKey.questionVersionId, versionId))
    .orderBy(desc(questionKey.version))

/** A paper says which questions it holds only inside; so many of them are looked through in a fifth of a second. */
const roundsLookedAt = 5_000

/** First answers to a version among the trade's newest practice rounds, and how many of them were right. */
export const countAnswers = async (db: Db, _scope: BankScope, tradeCode: string, versionId: string) => {
  const { rows } = await db.execute<{ answered: number; right: number }>(sql`
    select count(*)::int as answered, (count(*) filter (where a.is_right))::int as "right"
    from (select id, paper from round where trade_code = ${tradeCode} order by id desc limit ${roundsLookedAt}) r
    cross join lateral jsonb_array_elements(r.paper) with ordinality as s(slot, place)
    join round_answer a on a.round_id = r.id and a.slot = s.place - 1
    where s.slot ->> 'questionVersionId' = ${versionId}`)
  return rows[0] ?? { answered: 0, right: 0 }
}

export const updateQuestionState = async (
  db: Db,
  _scope: BankScope,
  questionId: string,
  state: 'published' | 'retired',
): Promise<void> => {
  // The bank is touched with it: by that, draws notice.
  const { rowCount } = await db.execute(sql`
    with changed as (update question set state = ${state} 
      where id = ${questionId} and state in ('published', 'retired') returning bank_id)
    update bank set updated_at = now() from changed where bank.id = changed.bank_id`)
  if (rowCount === 0) throw new ProblemError('question.unknown')
}
