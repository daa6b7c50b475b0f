import { asc, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../../db/client.ts'
import { person } from '../../../db/schema/accounts.ts'
import { questionKey, questionVersion } from '../../../db/schema/banks.ts'
import type { BankScope } from '../../../http/session.ts'

/** Every version of a question, the newest first. */
export const findVersionRows = (db: Db, _scope: BankScope, questionId: string) =>
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
export const findKeyRows = (db: Db, _scope: BankScope, versionIds: readonly string[]) =>
  db
    .select({
      versionId: questionKey.questionVersionId,
      version: questionKey.version,
      key: questionKey.key,
      explanation: questionKey.explanation,
      reason: questionKey.reason,
      by: sql<string>`coalesce(${person.displayName}, '')`,
      createdAt: questionKey.createdAt,
    })
    .from(questionKey)
    .leftJoin(person, eq(person.id, questionKey.createdBy))
    .where(inArray(questionKey.questionVersionId, [...versionIds]))
    .orderBy(asc(questionKey.questionVersionId), desc(questionKey.version))
