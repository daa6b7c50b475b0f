import type { Language } from '@lianbing/contract'
import type { QuestionType } from '@lianbing/scoring'
import { and, asc, count, eq, gt, like, sql } from 'drizzle-orm'
import type { Db } from '../../db/client.ts'
import { bank, question, questionVersion } from '../../db/schema/banks.ts'
import type { BankScope } from '../../http/session.ts'

// In plain SQL: drizzle leaves the table's name out where it selects from a single one.
const counted = (state: 'published' | 'retired') =>
  sql<number>`(select count(*)::int from question q where q.bank_id = bank.id and q.state = ${state})`

/** All banks, the one that changed last first. */
export const findBanks = (db: Db, _scope: BankScope) =>
  db
    .select({
      bankId: bank.id,
      name: bank.name,
      tradeCode: bank.tradeCode,
      language: bank.language,
      source: bank.source,
      licence: bank.licence,
      questions: counted('published'),
      retired: counted('retired'),
      openReports: sql<number>`(select count(*)::int from question_report r
        join question_version v on v.id = r.question_version_id join question q on q.id = v.question_id
        where r.state = 'open' and q.bank_id = bank.id)`,
      updatedAt: bank.updatedAt,
    })
    .from(bank)
    .orderBy(sql`${bank.updatedAt} desc`, asc(bank.id))

export type QuestionFilter = {
  /** Normalised; every one has to occur. */
  words: readonly string[]
  bankId?: string | undefined
  tradeCode?: string | undefined
  type?: QuestionType | undefined
  level?: number | undefined
  language?: Language | undefined
  state?: 'draft' | 'published' | 'retired' | 'withdrawn' | undefined
}

/** The word somewhere in a text, with what LIKE would read as a pattern taken literally. */
const containing = (word: string) => `%${word.replace(/[\\%_]/g, '\\$&')}%`

const conditions = (filter: QuestionFilter) => {
  const equal = <T>(column: Parameters<typeof eq>[0], value: T | undefined) =>
    value === undefined ? undefined : eq(column, value)
  return and(
    equal(question.bankId, filter.bankId),
    equal(question.tradeCode, filter.tradeCode),
    equal(question.state, filter.state),
    equal(questionVersion.type, filter.type),
    equal(questionVersion.level, filter.level),
    equal(questionVersion.language, filter.language),
    ...filter.words.map((word) => like(questionVersion.searchText, containing(word))),
  )
}

const currentVersion = eq(questionVersion.id, question.currentVersionId)

export const countQuestions = async (db: Db, _scope: BankScope, filter: QuestionFilter): Promise<number> => {
  const rows = await db
    .select({ total: count() })
    .from(question)
    .innerJoin(questionVersion, currentVersion)
    .where(conditions(filter))
  return rows[0]?.total ?? 0
}

/** In the order of the bank, after the given position. */
export const findQuestions = (db: Db, _scope: BankScope, filter: QuestionFilter, limit: number, after?: number) =>
  db
    .select({
      position: question.position,
      questionId: question.id,
      bankId: question.bankId,
      tradeCode: question.tradeCode,
      type: questionVersion.type,
      language: questionVersion.language,
      level: questionVersion.level,
      examPoint: questionVersion.examPoint,
      state: question.state,
      stem: questionVersion.stem,
      openReports: sql<number>`(select count(*)::int from question_report r
        join question_version v on v.id = r.question_version_id
        where r.state = 'open' and v.question_id = question.id)`,
    })
    .from(question)
    .innerJoin(questionVersion, currentVersion)
    .where(and(conditions(filter), after === undefined ? undefined : gt(question.position, after)))
    .orderBy(asc(question.position))
    .limit(limit)
