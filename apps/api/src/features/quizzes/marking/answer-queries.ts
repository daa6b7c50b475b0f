import { ProblemError } from '@lianbing/contract'
import type { Response } from '@lianbing/scoring'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { type Db, runNamed, type Tx } from '../../../db/client.ts'
import { type MarkedLine, writtenAnswer, writtenMark, writtenTrouble } from '../../../db/schema/quiz-marking.ts'
import type { AttemptSlot } from '../../../db/schema/quizzes.ts'
import type { OrganisationScope } from '../../../http/session.ts'

export type WrittenAnswer = typeof writtenAnswer.$inferSelect

/** An answer of the queue of this quiz; one of another quiz does not exist. */
export const getAnswer = async (
  db: Db | Tx,
  _scope: OrganisationScope,
  { quizId, answerId }: { quizId: string; answerId: string },
): Promise<WrittenAnswer> => {
  const [row] = await db
    .select()
    .from(writtenAnswer)
    .where(and(eq(writtenAnswer.id, answerId), eq(writtenAnswer.quizId, quizId)))
  if (row === undefined) throw new ProblemError('marking.unknown')
  return row
}

const standingStatement = {
  name: 'marking_standing',
  text: `select a.status, a.voided_at is not null as voided, a.paper -> $2::int as "paperSlot",
           r.score as "resultScore", r.slots -> $2::int ->> 'mark' as mark, n.response, n.epoch, n.seq
         from attempt a
         join lateral (select score, slots from attempt_result where attempt_id = a.id order by version desc limit 1) r on true
         left join attempt_answer n on n.attempt_id = a.id and n.slot = $2
         where a.id = $1`,
}
export type Standing = {
  status: string
  voided: boolean
  paperSlot: AttemptSlot
  resultScore: number | null
  mark: string
  response: Response | null
  epoch: number | null
  seq: number | null
}

/** How the attempt of an answer stands; undefined where there is nothing any more. */
export const findStanding = async (
  db: Db | Tx,
  { attemptId, slot }: Pick<WrittenAnswer, 'attemptId' | 'slot'>,
): Promise<Standing | undefined> => (await runNamed<Standing>(db, standingStatement, [attemptId, slot]))[0]

const marksStatement = {
  name: 'marking_marks',
  text: `select distinct on (round) round, marker_id as "markerId", score, lines, note, key_version as "keyVersion"
         from written_mark where attempt_id = $1 and slot = $2 and epoch = $3 and seq = $4 order by round, id desc`,
}
export type RoundMark = {
  round: 1 | 2 | 3
  markerId: string
  score: number
  lines: MarkedLine[]
  note: string
  keyVersion: number
}

/** The marks that count: of each round the newest one, unless it was taken back. */
export const findMarks = async (
  db: Db | Tx,
  { attemptId, slot, epoch, seq }: Pick<WrittenAnswer, 'attemptId' | 'slot' | 'epoch' | 'seq'>,
): Promise<RoundMark[]> => {
  type Row = Omit<RoundMark, 'score'> & { score: number | null }
  const rows = await runNamed<Row>(db, marksStatement, [attemptId, slot, epoch, seq])
  return rows.flatMap(({ score, ...row }) => (score === null ? [] : [{ ...row, score }]))
}

export const insertMark = async (tx: Tx, row: typeof writtenMark.$inferInsert): Promise<void> => {
  await tx.insert(writtenMark).values(row)
}

export const setAnswer = async (
  db: Db | Tx,
  answerId: string,
  row: Partial<typeof writtenAnswer.$inferInsert>,
): Promise<void> => {
  await db.update(writtenAnswer).set(row).where(eq(writtenAnswer.id, answerId))
}

export const deleteAnswer = async (db: Db | Tx, answerId: string): Promise<void> => {
  await db.delete(writtenAnswer).where(eq(writtenAnswer.id, answerId))
}

/** Whether another answer of this attempt still waits. */
export const hasWaiting = async (tx: Tx, attemptId: string): Promise<boolean> => {
  const rows = await tx
    .select({ id: writtenAnswer.id })
    .from(writtenAnswer)
    .where(and(eq(writtenAnswer.attemptId, attemptId), sql`${writtenAnswer.waitsFor} is not null`))
    .limit(1)
  return rows.length > 0
}

const leaseStatement = {
  name: 'marking_lease',
  text: `update written_answer set lease_by = $2, lease_until = now() + interval '10 minutes'
         where id = $1 and (lease_by is null or lease_by = $2 or lease_until < now()) returning id`,
}
/** Takes a certain answer; false where it is in somebody else's hands. */
export const leaseAnswer = async (db: Db, answerId: string, personId: string): Promise<boolean> =>
  (await runNamed(db, leaseStatement, [answerId, personId])).length > 0

/** Passed over by this person, and free for others at once. */
export const skipFor = async (db: Db, answerId: string, personId: string): Promise<void> => {
  await db
    .update(writtenAnswer)
    .set({
      skippedBy: sql`array_append(array_remove(${writtenAnswer.skippedBy}, ${personId}::uuid), ${personId}::uuid)`,
      leaseUntil: sql`case when ${writtenAnswer.leaseBy} = ${personId}::uuid then null else ${writtenAnswer.leaseUntil} end`,
      leaseBy: sql`nullif(${writtenAnswer.leaseBy}, ${personId}::uuid)`,
    })
    .where(eq(writtenAnswer.id, answerId))
}

export const unskipFor = async (db: Db, _scope: OrganisationScope, quizId: string, personId: string): Promise<void> => {
  await db
    .update(writtenAnswer)
    .set({ skippedBy: sql`array_remove(${writtenAnswer.skippedBy}, ${personId}::uuid)` })
    .where(and(eq(writtenAnswer.quizId, quizId), sql`${personId}::uuid = any(${writtenAnswer.skippedBy})`))
}

type Place = Pick<WrittenAnswer, 'attemptId' | 'slot'>
const unsettled = ({ attemptId, slot }: Place) =>
  and(eq(writtenTrouble.attemptId, attemptId), eq(writtenTrouble.slot, slot), isNull(writtenTrouble.settledAt))

export const insertTrouble = async (tx: Tx, row: typeof writtenTrouble.$inferInsert): Promise<void> => {
  await tx.insert(writtenTrouble).values(row)
}
export const findTrouble = async (db: Db | Tx, place: Place): Promise<string | null> => {
  const [row] = await db.select({ note: writtenTrouble.note }).from(writtenTrouble).where(unsettled(place)).limit(1)
  return row?.note ?? null
}
export const settleTroubles = async (tx: Tx, place: Place, personId: string): Promise<void> => {
  await tx.update(writtenTrouble).set({ settledBy: personId, settledAt: sql`now()` }).where(unsettled(place))
}
