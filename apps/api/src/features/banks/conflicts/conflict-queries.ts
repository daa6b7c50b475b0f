import type { Content } from '@lianbing/contract'
import type { Key } from '@lianbing/scoring'
import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../../db/client.ts'
import { questionRival } from '../../../db/schema/bank-care.ts'
import { bankImport } from '../../../db/schema/bank-imports.ts'
import { bank, question, questionVersion } from '../../../db/schema/banks.ts'
import type { BankScope } from '../../../http/session.ts'
import { inTrades } from '../scope-queries.ts'

/** Open ones about published questions, but for those whose key has become the bank's meanwhile. */
const isOpen = (scope: BankScope, tradeCode: string | undefined): SQL | undefined =>
  and(
    eq(questionRival.state, 'open'),
    eq(question.state, 'published'),
    inTrades(scope, question.tradeCode),
    tradeCode === undefined ? undefined : eq(question.tradeCode, tradeCode),
    sql`not exists (select from (select fingerprint from question_key where question_version_id = ${question.currentVersionId}
      order by version desc limit 1) k where k.fingerprint = ${questionRival.fingerprint})`,
  )

/** Ids of the open rivals, the oldest first. */
export const findRivalIds = async (db: Db, scope: BankScope, tradeCode: string | undefined): Promise<string[]> => {
  const rows = await db
    .select({ id: questionRival.id })
    .from(questionRival)
    .innerJoin(question, eq(question.id, questionRival.questionId))
    .where(isOpen(scope, tradeCode))
    .orderBy(asc(questionRival.id))
    .limit(10_000)
  return rows.map(({ id }) => id)
}

export type RivalRow = {
  rivalId: string
  questionId: string
  versionId: string
  currentVersionId: string | null
  key: Key
  explanation: Content
  source: string | null
  at: string
  fileName: string | null
}

export const findRivalRows = (db: Db, _scope: BankScope, ids: readonly string[]): Promise<RivalRow[]> =>
  db
    .select({
      rivalId: questionRival.id,
      questionId: questionRival.questionId,
      versionId: questionRival.questionVersionId,
      currentVersionId: question.currentVersionId,
      key: questionRival.key,
      explanation: questionRival.explanation,
      source: questionRival.source,
      at: questionRival.at,
      fileName: bankImport.fileName,
    })
    .from(questionRival)
    .innerJoin(question, eq(question.id, questionRival.questionId))
    .leftJoin(bankImport, eq(bankImport.id, questionRival.importId))
    .where(inArray(questionRival.id, [...ids]))

/** What frames each of these questions. */
export const findFrames = async (db: Db, _scope: BankScope, questionIds: readonly string[]) => {
  const rows = await db
    .select({
      questionId: question.id,
      tradeCode: question.tradeCode,
      bankName: bank.name,
      versionId: questionVersion.id,
      version: questionVersion.version,
      fileName: bankImport.fileName,
    })
    .from(question)
    .innerJoin(bank, eq(bank.id, question.bankId))
    .innerJoin(questionVersion, eq(questionVersion.id, question.currentVersionId))
    .leftJoin(bankImport, eq(bankImport.id, question.importId))
    .where(inArray(question.id, [...questionIds]))
  return new Map(rows.map((row) => [row.questionId, row]))
}
