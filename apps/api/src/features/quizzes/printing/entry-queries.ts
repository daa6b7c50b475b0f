import { ProblemError } from '@lianbing/contract'
import { and, desc, eq, inArray, isNull, lt, sql } from 'drizzle-orm'
import { type Db, runNamed, type Tx } from '../../../db/client.ts'
import { person } from '../../../db/schema/accounts.ts'
import { organisation } from '../../../db/schema/organisations.ts'
import { paperEntry, paperForm, paperSitting } from '../../../db/schema/quiz-printing.ts'
import { attempt, attemptResult, quizOpening } from '../../../db/schema/quizzes.ts'
import type { OrganisationScope } from '../../../http/session.ts'
import { newestResult } from '../place-queries.ts'

export type SittingRow = typeof paperSitting.$inferSelect

export const insertSitting = async (
  tx: Tx,
  row: typeof paperSitting.$inferInsert & { heldAt: Date },
): Promise<void> => {
  const { openingId: id, quizId, heldAt } = row
  // It closes as it opens: nobody can start in it.
  await tx.insert(quizOpening).values({ id, quizId, opensAt: heldAt, closesAt: heldAt, onPaper: true })
  await tx.insert(paperSitting).values(row)
}

export const getSitting = async (db: Db | Tx, sittingId: string): Promise<SittingRow> => {
  const [row] = await db.select().from(paperSitting).where(eq(paperSitting.id, sittingId))
  if (row === undefined) throw new ProblemError('paper_sitting.unknown')
  return row
}

/** What is entered for one sitting comes one after the other. */
export const lockSitting = async (tx: Tx, sittingId: string): Promise<void> => {
  await tx.select({ id: paperSitting.id }).from(paperSitting).where(eq(paperSitting.id, sittingId)).for('update')
}

const people = {
  personId: person.id,
  username: sql<string>`${person.username}`,
  displayName: person.displayName,
  organisationName: organisation.name,
  organisationPath: organisation.path,
}
export type Sitter = {
  personId: string
  username: string
  displayName: string
  organisationName: string
  organisationPath: string
}

const below = (scope: OrganisationScope) =>
  and(sql`starts_with(${organisation.path}, ${scope.path})`, isNull(person.deletedAt))

/** People of the scope by id. */
export const findSitters = (db: Db | Tx, scope: OrganisationScope, ids: readonly string[]): Promise<Sitter[]> =>
  db
    .select(people)
    .from(person)
    .innerJoin(organisation, eq(organisation.id, person.organisationId))
    .where(and(inArray(person.id, [...ids]), below(scope)))

/** People of the scope who are called so, by user name or by name. */
export const findSittersByName = (db: Db | Tx, scope: OrganisationScope, names: readonly string[]): Promise<Sitter[]> =>
  db
    .select(people)
    .from(person)
    .innerJoin(organisation, eq(organisation.id, person.organisationId))
    .where(
      and(
        sql`(lower(${person.username}) = any(${sql.param(names.map((name) => name.toLowerCase()))}::text[])
          or ${person.displayName} = any(${sql.param([...names])}::text[]))`,
        below(scope),
      ),
    )

/** Everybody of the scope, by organisation and name. */
export const findAllSitters = (db: Db, scope: OrganisationScope, limit: number): Promise<Sitter[]> =>
  db
    .select(people)
    .from(person)
    .innerJoin(organisation, eq(organisation.id, person.organisationId))
    .where(and(below(scope), isNull(person.disabledAt)))
    .orderBy(organisation.path, person.displayName)
    .limit(limit)

/** What counts of a sitting, by person. */
export const findStanding = async (db: Db | Tx, sittingId: string) => {
  const rows = await db
    .select({
      personId: attempt.personId,
      formId: paperEntry.formId,
      answers: paperEntry.answers,
      total: paperEntry.total,
    })
    .from(paperEntry)
    .innerJoin(attempt, eq(attempt.id, paperEntry.attemptId))
    .where(and(eq(paperEntry.sittingId, sittingId), isNull(attempt.voidedAt)))
  return new Map(rows.map(({ personId, ...row }) => [personId, row]))
}

export const readLastSheet = async (tx: Tx, sittingId: string): Promise<number> => {
  const [row] = await tx
    .select({ last: sql<number>`coalesce(max(${paperEntry.sheetNumber}), 0)::int` })
    .from(paperEntry)
    .where(eq(paperEntry.sittingId, sittingId))
  return row?.last ?? 0
}

const attemptsStatement = {
  name: 'attempts_on_paper',
  text: `with d as materialized (
           select * from jsonb_to_recordset($1::jsonb) as d("attemptId" uuid, "quizVersionId" uuid, "openingId" uuid,
             "personId" uuid, "organisationPath" text, paper jsonb, "heldAt" timestamptz, seconds int, "actorId" uuid,
             "formId" uuid, letter text, sheet int, "sittingId" uuid, answers text, total int)),
         a as (
           insert into attempt (id, quiz_version_id, opening_id, person_id, organisation_path, paper, slot_count, strict,
             started_at, deadline_at, accept_until)
           select "attemptId", "quizVersionId", "openingId", "personId", "organisationPath", paper,
             jsonb_array_length(paper), false, "heldAt", t.ended, t.ended
           from d cross join lateral (select "heldAt" + make_interval(secs => seconds) as ended) t returning id),
         e as (
           insert into attempt_event (attempt_id, kind, detail, actor_id)
           select "attemptId", 'opened', jsonb_build_object('paper', letter, 'sheet', sheet), "actorId"
           from d join a on a.id = d."attemptId"),
         p as (
           insert into paper_entry (attempt_id, sitting_id, form_id, answers, total, sheet_number, entered_by)
           select "attemptId", "sittingId", "formId", answers, total, sheet, "actorId"
           from d join a on a.id = d."attemptId")
         select count(*) from a`,
}
export const insertPaperAttempts = async (tx: Tx, rows: readonly object[]): Promise<void> =>
  void (await runNamed(tx, attemptsStatement, [JSON.stringify(rows)]))

const answersStatement = {
  name: 'answers_on_paper',
  text: `insert into attempt_answer (attempt_id, slot, response, epoch, seq, received_at, late, elapsed_ms)
         select "attemptId", slot, response, 1, slot + 1, at, false, 0
         from jsonb_to_recordset($1::jsonb) as d("attemptId" uuid, slot int, response jsonb, at timestamptz)`,
}
export const insertPaperAnswers = async (tx: Tx, rows: readonly object[]): Promise<void> =>
  void (await runNamed(tx, answersStatement, [JSON.stringify(rows)]))

const pointsStatement = {
  name: 'points_on_paper',
  text: `with d as materialized (
           select d.*, slot + 1 as seq,
             (select max(version) from question_key k where k.question_version_id = "questionVersionId") as "keyVersion"
           from jsonb_to_recordset($1::jsonb) as d("attemptId" uuid, slot int, "questionVersionId" uuid, maximum int,
             "personId" uuid, score int, markers int, "markersDiffer" int)),
         w as (
           insert into written_answer (id, attempt_id, slot, quiz_id, question_version_id, person_id, epoch, seq, maximum,
             markers, differ, waits_for, score, marked_by)
           select gen_random_uuid(), "attemptId", slot, $2::uuid, "questionVersionId", "personId", 1, seq, maximum,
             markers, "markersDiffer", null, score, array[$3::uuid] from d),
         m as (
           insert into written_mark (attempt_id, slot, epoch, seq, round, marker_id, key_version, lines, score, note)
           select "attemptId", slot, 1, seq, 1, $3::uuid, "keyVersion",
             jsonb_build_array(jsonb_build_object('text', '', 'points', score, 'maximum', maximum)), score, '' from d)
         select count(*) from d`,
}
/** What people gave on paper for written answers: decided, as if they had marked them here. */
export const insertPaperPoints = async (
  tx: Tx,
  rows: readonly object[],
  { quizId, actorId }: { quizId: string; actorId: string },
): Promise<void> =>
  rows.length === 0 ? undefined : void (await runNamed(tx, pointsStatement, [JSON.stringify(rows), quizId, actorId]))

/** In order of id, as every transaction takes them. */
export const lockPaperAttempts = (tx: Tx, ids: readonly string[]) =>
  tx
    .select()
    .from(attempt)
    .where(inArray(attempt.id, [...ids]))
    .orderBy(attempt.id)
    .for('no key update')

/** Which of these attempts were entered for this sitting. */
export const findEntered = async (tx: Tx, sittingId: string, ids: readonly string[]): Promise<Set<string>> => {
  const rows = await tx
    .select({ id: paperEntry.attemptId })
    .from(paperEntry)
    .where(and(eq(paperEntry.sittingId, sittingId), inArray(paperEntry.attemptId, [...ids])))
  return new Set(rows.map(({ id }) => id))
}

export const findEntries = (db: Db, sittingId: string, limit: number, before?: string) =>
  db
    .select({
      attemptId: paperEntry.attemptId,
      sheetNumber: paperEntry.sheetNumber,
      personId: attempt.personId,
      displayName: person.displayName,
      organisationName: organisation.name,
      letter: paperForm.letter,
      answers: paperEntry.answers,
      total: paperEntry.total,
      score: attemptResult.score,
      maximum: attemptResult.maximum,
      passed: attemptResult.passed,
      voided: sql<boolean>`${attempt.voidedAt} is not null`,
      enteredAt: paperEntry.enteredAt,
    })
    .from(paperEntry)
    .innerJoin(attempt, eq(attempt.id, paperEntry.attemptId))
    .innerJoin(person, eq(person.id, attempt.personId))
    .innerJoin(organisation, eq(organisation.id, person.organisationId))
    .innerJoin(paperForm, eq(paperForm.id, paperEntry.formId))
    .innerJoin(attemptResult, newestResult)
    .where(
      and(eq(paperEntry.sittingId, sittingId), before === undefined ? undefined : lt(paperEntry.attemptId, before)),
    )
    .orderBy(desc(paperEntry.attemptId))
    .limit(limit)
