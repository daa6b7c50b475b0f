import { ProblemError } from '@lianbing/contract'
import type { Response } from '@lianbing/scoring'
import { and, asc, desc, eq, gt, inArray, sql } from 'drizzle-orm'
import type { Db, Tx } from '../../db/client.ts'
import { question, questionVersion } from '../../db/schema/banks.ts'
import { participationFact } from '../../db/schema/participation.ts'
import { practicePlace, round, roundAnswer } from '../../db/schema/practice.ts'
import { countCandidates, validToday } from '../banks/draw-queries.ts'

export type RoundRow = typeof round.$inferSelect
export type AnswerRow = { slot: number; response: Response; right: boolean }

export const insertRound = async (tx: Tx, row: typeof round.$inferInsert): Promise<RoundRow> => {
  const [inserted] = await tx.insert(round).values(row).returning()
  return inserted as RoundRow
}

/** A round of this person; somebody else's does not exist. */
export const getRoundRow = async (db: Db | Tx, personId: string, roundId: string): Promise<RoundRow> => {
  const [row] = await db
    .select()
    .from(round)
    .where(and(eq(round.id, roundId), eq(round.personId, personId)))
  if (row === undefined) throw new ProblemError('round.unknown')
  return row
}

const answerColumns = { slot: roundAnswer.slot, response: roundAnswer.response, right: roundAnswer.right }

export const findAnswers = (db: Db | Tx, roundId: string): Promise<AnswerRow[]> =>
  db.select(answerColumns).from(roundAnswer).where(eq(roundAnswer.roundId, roundId)).orderBy(asc(roundAnswer.slot))

export const findAnswer = async (db: Db | Tx, roundId: string, slot: number): Promise<AnswerRow | undefined> => {
  const [row] = await db
    .select(answerColumns)
    .from(roundAnswer)
    .where(and(eq(roundAnswer.roundId, roundId), eq(roundAnswer.slot, slot)))
  return row
}

/** The first answer of a slot stays: false where there was one already. */
export const insertAnswer = async (tx: Tx, row: typeof roundAnswer.$inferInsert): Promise<boolean> => {
  const inserted = await tx.insert(roundAnswer).values(row).onConflictDoNothing().returning({ slot: roundAnswer.slot })
  return inserted.length > 0
}

type Place = Pick<typeof practicePlace.$inferInsert, 'personId' | 'tradeCode' | 'level' | 'language'>

const isPlace = (place: Place) =>
  and(
    eq(practicePlace.personId, place.personId),
    eq(practicePlace.tradeCode, place.tradeCode),
    eq(practicePlace.level, place.level),
    eq(practicePlace.language, place.language),
  )

export const findPlace = async (db: Db | Tx, place: Place): Promise<number | undefined> => {
  const [row] = await db.select({ position: practicePlace.position }).from(practicePlace).where(isPlace(place))
  return row?.position
}

/** Moves the place forward; an answer to an earlier question leaves it where it is. */
export const advancePlace = async (tx: Tx, place: Place, position: number): Promise<void> => {
  await tx
    .insert(practicePlace)
    .values({ ...place, position })
    .onConflictDoUpdate({
      target: [practicePlace.personId, practicePlace.tradeCode, practicePlace.level, practicePlace.language],
      set: { position: sql`greatest(${practicePlace.position}, excluded.position)`, updatedAt: sql`now()` },
    })
}

/** A new pass begins. */
export const resetPlace = async (tx: Tx, place: Place): Promise<void> => {
  await tx.update(practicePlace).set({ position: 0 }).where(isPlace(place))
}

/** Level 0 stands for all levels. */
const drawable = (place: Omit<Place, 'personId'>) =>
  and(
    eq(question.tradeCode, place.tradeCode),
    eq(question.state, 'published'),
    eq(questionVersion.language, place.language),
    place.level === 0 ? undefined : eq(questionVersion.level, place.level),
    validToday,
  )

/**
 * The next current versions after a position, in the bank's order. A case that would be cut at the end is left to the
 * next round, unless it began before this one or is longer than it.
 */
export const findNextVersions = async (
  db: Db | Tx,
  place: Omit<Place, 'personId'>,
  after: number,
  limit: number,
): Promise<string[]> => {
  const rows = await db
    .select({ id: questionVersion.id, groupId: question.groupId })
    .from(question)
    .innerJoin(questionVersion, eq(questionVersion.id, question.currentVersionId))
    .where(and(drawable(place), gt(question.position, after)))
    .orderBy(asc(question.position))
    .limit(limit + 1)
  const beyond = rows[limit]?.groupId ?? null
  const cut = beyond === null ? limit : rows.findIndex(({ groupId }) => groupId === beyond)
  return rows.slice(0, cut > 0 ? Math.min(cut, limit) : limit).map((row) => row.id)
}

/** The place that moved last, with how many of its questions lie behind it. */
export const findLatestPlace = async (db: Db, personId: string) => {
  const [place] = await db
    .select()
    .from(practicePlace)
    .where(eq(practicePlace.personId, personId))
    .orderBy(desc(practicePlace.updatedAt))
    .limit(1)
  if (place === undefined) return null
  const { tradeCode, language, position } = place
  const level = place.level === 0 ? null : place.level
  return { tradeCode, level, ...(await countCandidates(db, { tradeCode, language, level }, position)) }
}

const summaryColumns = {
  roundId: round.id,
  tradeCode: round.tradeCode,
  level: round.level,
  mode: round.mode,
  count: sql<number>`jsonb_array_length(${round.paper})`,
  answered: sql<number>`(select count(*)::int from round_answer a where a.round_id = ${round.id})`,
  right: sql<number>`(select count(*)::int from round_answer a where a.round_id = ${round.id} and a.is_right)`,
  startedAt: round.startedAt,
}

/** Newest first; `before` is the id of the last one seen (ids of version 7 follow time). */
export const findSummaries = (db: Db, personId: string, limit: number, before?: string) =>
  db
    .select(summaryColumns)
    .from(round)
    .where(and(eq(round.personId, personId), before === undefined ? undefined : sql`${round.id} < ${before}::uuid`))
    .orderBy(desc(round.id))
    .limit(limit)

/** What this person has answered today, in rounds and in closed attempts, by the database's clock. */
export const findTodaysFigures = async (db: Db, personId: string, timeZone: string) => {
  const [row] = await db
    .select({
      answered: sql<number>`coalesce(sum(${participationFact.answers}), 0)::int`,
      right: sql<number>`coalesce(sum(${participationFact.right}), 0)::int`,
    })
    .from(participationFact)
    .where(
      and(
        eq(participationFact.personId, personId),
        sql`${participationFact.day} = (now() at time zone ${timeZone})::date`,
        // Of an attempt that was closed again the newest fact counts, and none of one that is void.
        eq(participationFact.voided, false),
        sql`not exists (select from participation_fact newer
              where newer.kind = ${participationFact.kind} and newer.source_id = ${participationFact.sourceId}
                and newer.version > ${participationFact.version} and newer.version > 1)`,
      ),
    )
  return row ?? { answered: 0, right: 0 }
}

/** Those of the versions whose question may still be drawn. */
export const findStillPublished = async (db: Db | Tx, versionIds: readonly string[]): Promise<Set<string>> => {
  const rows = await db
    .select({ id: questionVersion.id })
    .from(questionVersion)
    .innerJoin(question, eq(question.id, questionVersion.questionId))
    .where(and(inArray(questionVersion.id, [...versionIds]), eq(question.state, 'published')))
  return new Set(rows.map((row) => row.id))
}
