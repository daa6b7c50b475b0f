import { isDeepStrictEqual } from 'node:util'
import type { ScoredSlot } from '@lianbing/scoring'
import type { Tx } from '../../../db/client.ts'
import { type AttemptRow, findAnswersOf } from '../attempt-queries.ts'
import { findMarkingKeys } from '../close-queries.ts'
import { addPeoplesMarks } from '../marking/add-peoples-marks.ts'
import { getQuizVersion } from '../quiz-queries.ts'
import { rebuildPlacesOf } from '../rebuild-places.ts'
import { countMarks, scorePaper } from '../score-closing.ts'
import { type Moved, moveBoards } from './move-boards.ts'
import { findNewestResults, type Rescored, writeRescored } from './rescore-queries.ts'

/** The reason of a result that people's marks have brought out or changed: pages have words of their own for it. */
export const peoplesMarks = 'marked'

/** `reason` is what workers and the log are told; `actorId` is null where nobody of the office did it. */
export type Why = { reason: string; actorId: string | null; timeZone: string }

/** Results with their owners; those of a quiz that keeps its marks back stand on no board. */
export type Change = {
  rescored: Rescored
  maximumBefore: number
  personId: string
  tradeCode: string
  isRanked: boolean
  /** Whether the attempt stands on the board by itself, or all of the person's in its opening decide together. */
  countsAlone: boolean
}

/** Writes results that have changed and moves the boards; hands back under which version each stands, by attempt. */
export const writeChanges = async (tx: Tx, changes: readonly Change[], why: Why): Promise<Map<string, number>> => {
  if (changes.length === 0) return new Map()
  const rescored = changes.map((change) => change.rescored)
  const written = await writeRescored(tx, rescored, why)
  const moved = changes.flatMap(({ rescored: { attemptId, from, score, maximum }, ...change }): Moved[] => {
    const { personId, tradeCode, maximumBefore } = change
    const marks = { before: { score: from, maximum: maximumBefore }, after: { score, maximum } }
    return change.isRanked ? [{ attemptId, personId, tradeCode, ...marks }] : []
  })
  const alone = new Set(changes.flatMap((change) => (change.countsAlone ? change.rescored.attemptId : [])))
  await moveBoards(
    tx,
    moved.filter(({ attemptId }) => alone.has(attemptId)),
    why.timeZone,
  )
  await rebuildPlacesOf(
    tx,
    moved.filter(({ attemptId }) => !alone.has(attemptId)),
    why.timeZone,
  )
  return written
}

/** How many answers and right ones a result counts more than another. */
export const moreMarks = (before: readonly ScoredSlot[], after: readonly ScoredSlot[]) => {
  const [was, is] = [countMarks(before), countMarks(after)]
  return { moreAnswers: is.answers - was.answers, moreRight: is.right - was.right }
}

const bare = (slots: readonly ScoredSlot[]) => slots.map(({ mark, score }) => [mark, score])

/**
 * Marks closed attempts again, whose locks this transaction holds, whatever the reason: another key, people's marks,
 * another scheme. Where marks change, a version of result and fact is added, the old ones stay, the boards move, and
 * the worker is told; where nothing changes nothing is written, so that twice is once. One that runs again is marked by
 * its own close, and a void one counts nowhere. Hands back the versions that were written, by attempt.
 */
export const rescoreAttempts = async (
  tx: Tx,
  attempts: readonly AttemptRow[],
  why: Why,
): Promise<Map<string, number>> => {
  // Of a sitting on paper of which only the total is known there is nothing to mark again.
  const closed = attempts.filter(
    ({ status, voidedAt, paper }) => status === 'closed' && voidedAt === null && paper.length > 0,
  )
  const ids = closed.map(({ id }) => id)
  const results = await findNewestResults(tx, ids)
  const answers = await findAnswersOf(tx, ids)
  await addPeoplesMarks(tx, ids, answers)
  const asked = closed.flatMap(({ paper }) => paper.map((slot) => slot.questionVersionId))
  const keys = await findMarkingKeys(tx, [...new Set(asked)])
  const changes: Change[] = []
  for (const attempt of closed) {
    const { id: attemptId, personId } = attempt
    const before = results.get(attemptId)
    if (before === undefined) continue
    const rules = await getQuizVersion(tx, attempt.quizVersionId)
    const { score, maximum, passed, slots } = scorePaper(attempt, rules, answers.get(attemptId) ?? [], keys)
    const isSame = score === before.score && maximum === before.maximum && passed === before.passed
    if (isSame && isDeepStrictEqual(bare(slots), bare(before.slots))) continue
    const rescored = { attemptId, score, maximum, passed, slots, ...moreMarks(before.slots, slots), from: before.score }
    const { tradeCode } = rules
    const isRanked = rules.feedback !== 'none'
    const owner = { personId, tradeCode, isRanked, countsAlone: rules.counts === 'best' }
    changes.push({ rescored, maximumBefore: before.maximum, ...owner })
  }
  return writeChanges(tx, changes, why)
}
