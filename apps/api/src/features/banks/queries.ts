import { and, asc, sql } from 'drizzle-orm'
import type { Db } from '../../db/client.ts'
import { bank } from '../../db/schema/banks.ts'
import type { BankScope } from '../../http/session.ts'
import { inTrades } from './scope-queries.ts'

// In plain SQL: drizzle leaves the table's name out where it selects from a single one.
const counted = (state: 'published' | 'retired') =>
  sql<number>`(select count(*)::int from question q where q.bank_id = bank.id and q.state = ${state})`

/** One that a roll back has emptied stays for the history of its questions alone. */
const hasQuestions = sql`(exists (select from question q where q.bank_id = bank.id and q.state <> 'withdrawn')
  or not exists (select from question q where q.bank_id = bank.id))`

/** All banks, the one that changed last first. */
export const findBanks = (db: Db, scope: BankScope) =>
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
    .where(and(inTrades(scope, bank.tradeCode), hasQuestions))
    .orderBy(sql`${bank.updatedAt} desc`, asc(bank.id))
