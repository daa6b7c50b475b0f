import { and, asc, eq, gt, sql } from 'drizzle-orm'
import { type Db, runNamed } from '../../../db/client.ts'
import { person } from '../../../db/schema/accounts.ts'
import { organisation } from '../../../db/schema/organisations.ts'
import { remarkAttempt, remarkPlace } from '../../../db/schema/quiz-remarks.ts'
import { attempt, quizVersion } from '../../../db/schema/quizzes.ts'
import type { BankScope } from '../../../http/session.ts'

/** The attempts whose marks are foreseen to change. The scope proves that the caller may see the re-mark. */
export const findRemarkAttempts = (
  db: Db,
  _scope: BankScope,
  remarkId: string,
  after: string | undefined,
  limit: number,
) =>
  db
    .select({
      attemptId: remarkAttempt.attemptId,
      displayName: person.displayName,
      path: attempt.organisationPath,
      title: quizVersion.title,
      fromScore: remarkAttempt.fromScore,
      toScore: remarkAttempt.toScore,
      fromMaximum: sql<number>`coalesce(${remarkAttempt.fromMaximum}, ${quizVersion.maximum})`,
      toMaximum: sql<number>`coalesce(${remarkAttempt.toMaximum}, ${quizVersion.maximum})`,
      fromPassed: remarkAttempt.fromPassed,
      toPassed: remarkAttempt.toPassed,
      done: sql<boolean>`${remarkAttempt.doneAt} is not null`,
    })
    .from(remarkAttempt)
    .innerJoin(attempt, eq(attempt.id, remarkAttempt.attemptId))
    .innerJoin(quizVersion, eq(quizVersion.id, attempt.quizVersionId))
    .innerJoin(person, eq(person.id, attempt.personId))
    .where(
      and(
        eq(remarkAttempt.remarkId, remarkId),
        eq(remarkAttempt.changes, true),
        after === undefined ? undefined : gt(remarkAttempt.attemptId, after),
      ),
    )
    .orderBy(asc(remarkAttempt.attemptId))
    .limit(limit)

/** The people whose place is foreseen to change. */
export const findRemarkPlaces = (
  db: Db,
  _scope: BankScope,
  remarkId: string,
  after: string | undefined,
  limit: number,
) =>
  db
    .select({
      personId: remarkPlace.personId,
      displayName: person.displayName,
      path: organisation.path,
      tradeCode: remarkPlace.board,
      fromRank: remarkPlace.fromRank,
      toRank: remarkPlace.toRank,
    })
    .from(remarkPlace)
    .innerJoin(person, eq(person.id, remarkPlace.personId))
    .innerJoin(organisation, eq(organisation.id, person.organisationId))
    .where(and(eq(remarkPlace.remarkId, remarkId), after === undefined ? undefined : gt(remarkPlace.personId, after)))
    .orderBy(asc(remarkPlace.personId))
    .limit(limit)

const changesStatement = {
  name: 'result_changes',
  text: `select a.id as "attemptId", v.title, v.feedback, n.version, n.reason, n.created_at as at,
           jsonb_build_object('score', o.score, 'maximum', o.maximum, 'passed', o.passed) as "from",
           jsonb_build_object('score', n.score, 'maximum', n.maximum, 'passed', n.passed) as "to"
         from attempt a join quiz_version v on v.id = a.quiz_version_id
           join attempt_result n on n.attempt_id = a.id and n.version = a.result_version
           join attempt_result o on o.attempt_id = a.id and o.version = a.shown_version
         where a.person_id = $1 and a.shown_version is not null and a.status = 'closed' and a.voided_at is null
         order by n.created_at desc limit 20`,
}
type Marks = { score: number | null; maximum: number; passed: boolean | null }
type ChangeRow = {
  attemptId: string
  title: string
  feedback: string
  version: number
  reason: string
  at: Date
  from: Marks
  to: Marks
}
/** Results of this person that have changed since they were seen. */
export const findChanges = (db: Db, personId: string): Promise<ChangeRow[]> =>
  runNamed<ChangeRow>(db, changesStatement, [personId])

const seenStatement = {
  name: 'result_seen',
  text: `with own as (select id from attempt where id = $1 and person_id = $2),
         seen as (update attempt set shown_version = null where id = $1 and person_id = $2 and shown_version is not null
           and result_version <= $3)
         select id from own`,
}
/** Whether there is such an attempt. A later version stays to be told. */
export const setSeen = async (db: Db, personId: string, attemptId: string, version: number): Promise<boolean> =>
  (await runNamed(db, seenStatement, [attemptId, personId, version])).length > 0
