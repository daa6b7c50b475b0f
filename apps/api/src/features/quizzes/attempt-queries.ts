import { type ProblemCode, ProblemError } from '@lianbing/contract'
import type { Response } from '@lianbing/scoring'
import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import { type Db, runNamed, type Tx } from '../../db/client.ts'
import { attempt, attemptEvent, attemptResult, attemptStart, quiz, quizVersion } from '../../db/schema/quizzes.ts'

export type AttemptRow = typeof attempt.$inferSelect
export type ResultRow = typeof attemptResult.$inferSelect
export type StoredAnswer = {
  slot: number
  epoch: number
  seq: number
  response: Response
  receivedAt: Date
  /** From then on the answer is final and its key may be seen. */
  revealedAt: Date | null
  /** What people have decided of it, in hundredths of a mark; see `addPeoplesMarks`. */
  people?: number | undefined
}

const lockPersonStatement = {
  name: 'lock_person',
  text: 'select from person where id = $1 and disabled_at is null and deleted_at is null for no key update',
}
/**
 * Two starts of one person come one after the other, so that none can slip past the count of attempts. A start that was
 * overtaken by the shutting or deleting of the account finds nobody: its attempt would be left open.
 */
export const lockPerson = async (tx: Tx, personId: string, gone: ProblemCode = 'session.expired'): Promise<void> => {
  const found = await runNamed(tx, lockPersonStatement, [personId])
  if (found.length === 0) throw new ProblemError(gone)
}

/** An attempt of this person; somebody else's does not exist. */
export const getAttemptRow = async (db: Db | Tx, personId: string, attemptId: string): Promise<AttemptRow> => {
  const [row] = await db
    .select()
    .from(attempt)
    .where(and(eq(attempt.id, attemptId), eq(attempt.personId, personId)))
  if (row === undefined) throw new ProblemError('attempt.unknown')
  return row
}

/** The same under the attempt's lock, which orders save, submit, takeover and sweep. */
export const lockAttempt = async (tx: Tx, personId: string, attemptId: string): Promise<AttemptRow> => {
  const [row] = await tx
    .select()
    .from(attempt)
    .where(and(eq(attempt.id, attemptId), eq(attempt.personId, personId)))
    .for('no key update')
  if (row === undefined) throw new ProblemError('attempt.unknown')
  return row
}

/**
 * The same of several attempts, each with its person, in order of id: without those that somebody else is at, that are
 * closed, or that have another epoch than their device.
 */
export const lockAttempts = (
  tx: Tx,
  wanted: readonly { attemptId: string; personId: string; epoch: number }[],
): Promise<AttemptRow[]> => {
  const ids = wanted.map(({ attemptId }) => attemptId)
  const people = sql.param(wanted.map(({ personId }) => personId))
  const epochs = sql.param(wanted.map(({ epoch }) => epoch))
  return tx
    .select()
    .from(attempt)
    .where(
      and(
        inArray(attempt.id, ids),
        eq(attempt.status, 'active'),
        sql`(${attempt.id}, ${attempt.personId}, ${attempt.epoch}) in
          (select * from unnest(${sql.param(ids)}::uuid[], ${people}::uuid[], ${epochs}::int[]))`,
      ),
    )
    .orderBy(asc(attempt.id))
    .for('no key update', { skipLocked: true })
}

/** For the sweeper: without those that somebody else is at, that are closed, or not due any more. */
export const lockDueAttempts = (tx: Tx, attemptIds: readonly string[], slackSeconds: number): Promise<AttemptRow[]> =>
  tx
    .select()
    .from(attempt)
    .where(
      and(
        inArray(attempt.id, [...attemptIds]),
        eq(attempt.status, 'active'),
        sql`${attempt.acceptUntil} < now() - make_interval(secs => ${slackSeconds})`,
      ),
    )
    .for('no key update', { skipLocked: true })

export const insertStart = async (tx: Tx, row: typeof attemptStart.$inferInsert): Promise<void> => {
  await tx.insert(attemptStart).values(row)
}

const ofOpening = (personId: string, openingId: string) =>
  and(eq(attempt.personId, personId), eq(attempt.openingId, openingId))

/** This person's active attempt of an opening, under its lock. */
export const findActiveOfOpening = async (
  tx: Tx,
  personId: string,
  openingId: string,
): Promise<AttemptRow | undefined> => {
  const [row] = await tx
    .select()
    .from(attempt)
    .where(and(ofOpening(personId, openingId), eq(attempt.status, 'active')))
    .for('no key update')
  return row
}

export const insertEvent = async (tx: Tx, row: typeof attemptEvent.$inferInsert): Promise<void> => {
  await tx.insert(attemptEvent).values(row)
}

export const setDevice = async (tx: Tx, attemptId: string, epoch: number, deviceKey: string): Promise<void> => {
  await tx.update(attempt).set({ epoch, deviceKey }).where(eq(attempt.id, attemptId))
}

const answersStatement = {
  name: 'attempt_answers',
  text: `select slot, epoch, seq, response, received_at as "receivedAt", revealed_at as "revealedAt"
         from attempt_answer
         where attempt_id = $1 order by slot`,
}
export const findStoredAnswers = (db: Db | Tx, attemptId: string): Promise<StoredAnswer[]> =>
  runNamed<StoredAnswer>(db, answersStatement, [attemptId])

/** One row an attempt, for an exam's end reads tens of thousands of answers: a row of its own costs ten times the reading. */
const answersOfStatement = {
  name: 'attempts_answers',
  text: `select attempt_id as "attemptId",
           json_agg(json_build_array(slot, epoch, seq, response, floor(extract(epoch from received_at) * 1000),
             floor(extract(epoch from revealed_at) * 1000)) order by slot) as answers
         from attempt_answer where attempt_id = any($1::uuid[]) group by attempt_id`,
}
type AnswersRow = {
  attemptId: string
  answers: [slot: number, epoch: number, seq: number, Response, receivedMs: number, revealedMs: number | null][]
}
/** The same of several attempts, by attempt. */
export const findAnswersOf = async (tx: Tx, attemptIds: readonly string[]): Promise<Map<string, StoredAnswer[]>> => {
  const found = new Map(attemptIds.map((id): [string, StoredAnswer[]] => [id, []]))
  for (const { attemptId, answers } of await runNamed<AnswersRow>(tx, answersOfStatement, [attemptIds])) {
    const stored = answers.map(([slot, epoch, seq, response, receivedMs, revealedMs]) => ({
      slot,
      epoch,
      seq,
      response,
      receivedAt: new Date(receivedMs),
      revealedAt: revealedMs === null ? null : new Date(revealedMs),
    }))
    found.set(attemptId, stored)
  }
  return found
}

const clockStatement = {
  name: 'attempt_clock',
  text: `select extract(epoch from deadline_at - clock_timestamp()) * 1000 as remaining,
           extract(epoch from accept_until - clock_timestamp()) * 1000 as acceptable
         from attempt where id = $1`,
}
/** Milliseconds to the deadline and to the end of grace, by the database's clock; below zero afterwards. */
export const readClock = async (db: Db | Tx, attemptId: string): Promise<{ remainingMs: number; acceptMs: number }> => {
  const [row] = await runNamed<{ remaining: string; acceptable: string }>(db, clockStatement, [attemptId])
  return { remainingMs: Math.floor(Number(row?.remaining)), acceptMs: Math.floor(Number(row?.acceptable)) }
}

/** The newest version of the result. */
export const findResult = async (db: Db | Tx, attemptId: string): Promise<ResultRow | undefined> => {
  const [row] = await db
    .select()
    .from(attemptResult)
    .where(eq(attemptResult.attemptId, attemptId))
    .orderBy(desc(attemptResult.version))
    .limit(1)
  return row
}

const dueStatement = {
  name: 'attempts_due',
  text: `select id from attempt
         where status = 'active' and accept_until < now() - make_interval(secs => $1)
           and (close_retry_at is null or close_retry_at < now())
         order by accept_until limit $2`,
}
export const findDueAttempts = async (db: Db, slackSeconds: number, limit: number): Promise<string[]> =>
  (await runNamed<{ id: string }>(db, dueStatement, [slackSeconds, limit])).map((row) => row.id)

/** A failed close is tried again after 1, 2, 4 … 60 s. */
export const postponeClose = async (db: Db, attemptId: string): Promise<void> => {
  await db
    .update(attempt)
    .set({
      closeTries: sql`least(${attempt.closeTries} + 1, 1000)`,
      closeRetryAt: sql`now() + make_interval(secs => least(60, power(2, least(${attempt.closeTries}, 6))))`,
    })
    .where(eq(attempt.id, attemptId))
}

export const findActiveAttempts = (tx: Tx, personId: string): Promise<AttemptRow[]> =>
  tx
    .select()
    .from(attempt)
    .where(and(eq(attempt.personId, personId), eq(attempt.status, 'active')))
    .orderBy(asc(attempt.id))
    .for('no key update')

/** My attempts, newest first; `before` is the id of the last one seen. */
export const findAttemptList = (db: Db, personId: string, limit: number, before?: string) =>
  db
    .select({
      attemptId: attempt.id,
      title: quizVersion.title,
      tradeCode: quiz.tradeCode,
      status: attempt.status,
      due: sql<boolean>`${attempt.acceptUntil} < now()`,
      startedAt: attempt.startedAt,
      feedback: quizVersion.feedback,
      voidedAt: attempt.voidedAt,
      voidReason: attempt.voidReason,
      score: attemptResult.score,
      passed: attemptResult.passed,
      // Less than the quiz's where a question was dropped.
      maximum: sql<number>`coalesce(${attemptResult.maximum}, ${quizVersion.maximum})`,
    })
    .from(attempt)
    .innerJoin(quizVersion, eq(quizVersion.id, attempt.quizVersionId))
    .innerJoin(quiz, eq(quiz.id, quizVersion.quizId))
    .leftJoin(
      attemptResult,
      and(eq(attemptResult.attemptId, attempt.id), eq(attemptResult.version, attempt.resultVersion)),
    )
    .where(and(eq(attempt.personId, personId), before === undefined ? undefined : sql`${attempt.id} < ${before}::uuid`))
    .orderBy(desc(attempt.id))
    .limit(limit)
