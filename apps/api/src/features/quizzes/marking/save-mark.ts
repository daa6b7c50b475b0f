import { ProblemError } from '@lianbing/contract'
import { decideWritten, type WrittenMarks } from '@lianbing/scoring'
import { type Db, type Tx, withTx } from '../../../db/client.ts'
import type { Principal } from '../../../http/session.ts'
import { type AttemptRow, lockAttempt } from '../attempt-queries.ts'
import { peoplesMarks, rescoreAttempts, type Why } from '../remarks/rescore-attempts.ts'
import {
  findMarks,
  findStanding,
  getAnswer,
  hasWaiting,
  insertMark,
  type RoundMark,
  setAnswer,
  type WrittenAnswer,
} from './answer-queries.ts'
import { getRubric, roundOf, stands } from './answer-view.ts'
import { getMarkingScope } from './queue-of.ts'

type Place = { quizId: string; answerId: string }
type Wish = Place & { round: number; keyVersion: number; points: readonly number[]; note: string }

/** The answer with its attempt, under the attempt's lock: two who mark at once come one after the other. */
const lockAnswer = async (tx: Tx, scope: Awaited<ReturnType<typeof getMarkingScope>>, place: Place) => {
  const { personId, attemptId } = await getAnswer(tx, scope, place)
  const attempt = await lockAttempt(tx, personId, attemptId)
  const answer = await getAnswer(tx, scope, place)
  return { attempt, answer }
}

const marksOf = (marks: readonly RoundMark[]): WrittenMarks => {
  const of = (round: number) => marks.find((mark) => mark.round === round)?.score ?? null
  return { first: of(1), second: of(2), third: of(3) }
}

/** Writes what the marks make of an answer. */
const settle = async (tx: Tx, answer: WrittenAnswer) => {
  const marks = await findMarks(tx, answer)
  const rules = { markers: answer.markers === 2 ? 2 : 1, markersDiffer: answer.differ } as const
  const { waitsFor, score } = decideWritten(marksOf(marks), rules)
  const markedBy = marks.map(({ markerId }) => markerId)
  await setAnswer(tx, answer.id, { waitsFor, score, markedBy, leaseBy: null, leaseUntil: null })
  return waitsFor === null
}

/** The lines as they read now, with the points that were given for each. */
const givenLines = async (tx: Tx, answer: WrittenAnswer, { keyVersion, points }: Wish) => {
  const { key, rubric } = await getRubric(tx, answer)
  if (key.version !== keyVersion) throw new ProblemError('marking.rubric_changed')
  if (points.length !== rubric.lines.length) throw new ProblemError('marking.unfit')
  return rubric.lines.map(({ text, points: maximum }, place) => {
    const given = points[place] ?? 0
    if (given > maximum) throw new ProblemError('marking.unfit')
    return { text, points: given, maximum }
  })
}

/**
 * Keeps what a marker gives. The last mark that a paper waited for brings out its result, in the same transaction.
 * Changed later both marks stay on record and the newer one counts; where the result is out already it gets another
 * version, and the worker is told.
 */
export const saveMark = async (db: Db, principal: Principal, wish: Wish, timeZone: string) => {
  const { personId } = principal
  const scope = await getMarkingScope(db, principal, wish.quizId)
  return withTx(db, async (tx) => {
    const { attempt, answer } = await lockAnswer(tx, scope, wish)
    if (answer.personId === personId) throw new ProblemError('attempt.own')
    const standing = await findStanding(tx, answer)
    if (!stands(answer, standing)) throw new ProblemError('marking.unknown')
    const marks = await findMarks(tx, answer)
    const round = roundOf(answer, marks, personId)
    if (round === null) throw new ProblemError('marking.decided')
    // The lease had ended, and somebody else has marked it meanwhile: whoever saves first has marked it.
    if (round !== wish.round) throw new ProblemError('marking.taken')
    const own = marks.find(({ markerId }) => markerId === personId)
    const lines = await givenLines(tx, answer, wish)
    const score = lines.reduce((sum, { points }) => sum + points, 0)
    const { attemptId, slot, epoch, seq } = answer
    const mark = { attemptId, slot, epoch, seq, round, markerId: personId, keyVersion: wish.keyVersion, lines, score }
    const isSame = own !== undefined && own.note === wish.note && JSON.stringify(own.lines) === JSON.stringify(lines)
    if (!isSame) await insertMark(tx, { ...mark, note: wish.note })
    const decided = await settle(tx, answer)
    const why = { reason: peoplesMarks, actorId: personId, timeZone }
    return { decided, paperDone: await bringOut(tx, attempt, standing.resultScore !== null, why) }
  })
}

/** Tells whether the paper has its result. One that had it gets another, or none where a third person has to decide now. */
const bringOut = async (tx: Tx, attempt: AttemptRow, isOut: boolean, why: Why): Promise<boolean> => {
  const waits = await hasWaiting(tx, attempt.id)
  if (waits && !isOut) return false
  const written = await rescoreAttempts(tx, [attempt], why)
  return !waits && (isOut || written.size > 0)
}

/** Takes back what the caller gave, while the paper still waits; the mark stays on record. */
export const takeMarkBack = async (db: Db, principal: Principal, place: Place): Promise<void> => {
  const { personId } = principal
  const scope = await getMarkingScope(db, principal, place.quizId)
  await withTx(db, async (tx) => {
    const { answer } = await lockAnswer(tx, scope, place)
    const marks = await findMarks(tx, answer)
    const own = marks.find(({ markerId }) => markerId === personId)
    if (own === undefined) return
    const standing = await findStanding(tx, answer)
    if (!stands(answer, standing) || standing.resultScore !== null || roundOf(answer, marks, personId) === null)
      throw new ProblemError('marking.decided')
    const { attemptId, slot, epoch, seq } = answer
    const { round, keyVersion } = own
    const mark = {
      attemptId,
      slot,
      epoch,
      seq,
      round,
      markerId: personId,
      keyVersion,
      lines: [],
      score: null,
      note: '',
    }
    await insertMark(tx, mark)
    await settle(tx, answer)
  })
}
