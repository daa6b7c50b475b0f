import { and, asc, desc, eq, inArray, ne, sql } from 'drizzle-orm'
import type { Db, Tx } from '../../../db/client.ts'
import { person } from '../../../db/schema/accounts.ts'
import { question, questionKey, questionVersion } from '../../../db/schema/banks.ts'
import type { BankScope } from '../../../http/session.ts'
import { inTrades } from '../scope-queries.ts'

/** Every version of a question, the newest first. */
export const findVersionRows = (db: Db | Tx, _scope: BankScope, questionId: string) =>
  db
    .select({
      versionId: questionVersion.id,
      version: questionVersion.version,
      state: questionVersion.state,
      by: sql<string>`coalesce(${person.displayName}, '')`,
      createdAt: questionVersion.createdAt,
    })
    .from(questionVersion)
    .leftJoin(person, eq(person.id, questionVersion.createdBy))
    .where(eq(questionVersion.questionId, questionId))
    .orderBy(desc(questionVersion.version))

/** Every key of these versions, the newest first. */
export const findKeyRows = (db: Db | Tx, _scope: BankScope, versionIds: readonly string[]) =>
  db
    .select({
      versionId: questionKey.questionVersionId,
      version: questionKey.version,
      key: questionKey.key,
      also: questionKey.also,
      treatment: questionKey.treatment,
      explanation: questionKey.explanation,
      reason: questionKey.reason,
      by: sql<string>`coalesce(${person.displayName}, '')`,
      createdAt: questionKey.createdAt,
    })
    .from(questionKey)
    .leftJoin(person, eq(person.id, questionKey.createdBy))
    .where(inArray(questionKey.questionVersionId, [...versionIds]))
    .orderBy(asc(questionKey.questionVersionId), desc(questionKey.version))

/** Those of the questions that may be opened, each with its stem. */
export const findStems = (db: Db, scope: BankScope, questionIds: readonly string[]) =>
  db
    .select({ questionId: question.id, stem: questionVersion.stem })
    .from(question)
    .innerJoin(questionVersion, eq(questionVersion.id, question.currentVersionId))
    .where(
      and(inArray(question.id, [...questionIds]), ne(question.state, 'withdrawn'), inTrades(scope, question.tradeCode)),
    )
