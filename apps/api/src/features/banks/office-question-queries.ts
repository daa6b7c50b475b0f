import { ProblemError } from '@lianbing/contract'
import { and, desc, eq, ne } from 'drizzle-orm'
import type { Db } from '../../db/client.ts'
import { bank, question, questionKey, questionVersion } from '../../db/schema/banks.ts'
import type { BankScope } from '../../http/session.ts'
import { outdatedMark, validityToday } from './filter-queries.ts'
import { inTrades } from './scope-queries.ts'

/** What frames a question: its bank, its state and its current version's number. */
export const getQuestionFrame = async (db: Db, scope: BankScope, questionId: string) => {
  const [row] = await db
    .select({
      questionId: question.id,
      bankId: question.bankId,
      bankName: bank.name,
      tradeCode: question.tradeCode,
      state: question.state,
      versionId: questionVersion.id,
      version: questionVersion.version,
      outdated: outdatedMark,
      validity: validityToday,
    })
    .from(question)
    .innerJoin(bank, eq(bank.id, question.bankId))
    .innerJoin(questionVersion, eq(questionVersion.id, question.currentVersionId))
    .where(and(eq(question.id, questionId), ne(question.state, 'withdrawn'), inTrades(scope, question.tradeCode)))
  if (row === undefined) throw new ProblemError('question.unknown')
  return row
}

/** Every key that a version has had, the newest first. */
export const findKeyHistory = (db: Db, _scope: BankScope, versionId: string) =>
  db
    .select({
      version: questionKey.version,
      key: questionKey.key,
      also: questionKey.also,
      treatment: questionKey.treatment,
      explanation: questionKey.explanation,
      reason: questionKey.reason,
      createdAt: questionKey.createdAt,
    })
    .from(questionKey)
    .where(eq(questionKey.questionVersionId, versionId))
    .orderBy(desc(questionKey.version))
