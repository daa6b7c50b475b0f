import { isAnswered, scoreAttempt, toOwn } from '@lianbing/scoring'
import type { Tx } from '../../db/client.ts'
import { findKeys, type StoredKey } from '../banks/question-queries.ts'
import { recordScore } from '../leaderboards/record-score.ts'
import { appendAttemptFact } from '../participation/fact-queries.ts'
import {
  type AttemptRow,
  closeRow,
  findActiveAttempts,
  findStoredAnswers,
  insertEvent,
  insertResult,
  type StoredAnswer,
} from './attempt-queries.ts'
import { getQuizVersion } from './quiz-queries.ts'

const keyOf = (keys: Map<string, StoredKey>, versionId: string): StoredKey => {
  const key = keys.get(versionId)
  if (key === undefined) throw new Error(`The version ${versionId} has no key.`)
  return key
}

/** Milliseconds from the start to the last answer that was taken, by the server's clock. */
export const elapsedOf = (attempt: AttemptRow, answers: readonly StoredAnswer[]): number =>
  Math.max(0, ...answers.map((answer) => answer.receivedAt.getTime() - attempt.startedAt.getTime()))

/**
 * Scores and closes an attempt whose lock this transaction holds, once: submit, late read, sweeper and admins all come
 * here. Result, fact, board rows and event are written with the close, or nothing is.
 */
export const closeAttempt = async (
  tx: Tx,
  attempt: AttemptRow,
  reason: NonNullable<AttemptRow['closeReason']>,
  timeZone: string,
): Promise<void> => {
  const rules = await getQuizVersion(tx, attempt.quizVersionId)
  const answers = await findStoredAnswers(tx, attempt.id)
  const keys = await findKeys(
    tx,
    attempt.paper.map((slot) => slot.questionVersionId),
  )
  const responses = new Map(answers.map((answer) => [answer.slot, answer.response]))
  const scored = scoreAttempt(
    attempt.paper.map((slot, index) => {
      const response = responses.get(index)
      const { key } = keyOf(keys, slot.questionVersionId)
      return { maximum: slot.maximum, key, response: response === undefined ? null : toOwn(slot, response) }
    }),
  )
  const passed = scored.score === null ? null : scored.score >= rules.passScore
  const slots = scored.slots.map((slot, index) => ({
    ...slot,
    keyVersion: keyOf(keys, attempt.paper[index]?.questionVersionId ?? '').version,
  }))
  await closeRow(tx, attempt.id, reason)
  await insertResult(tx, {
    attemptId: attempt.id,
    version: 1,
    score: scored.score,
    maximum: scored.maximum,
    passed,
    slots,
    reason: 'closed',
  })
  await appendAttemptFact(tx, {
    attemptId: attempt.id,
    version: 1,
    personId: attempt.personId,
    organisationPath: attempt.organisationPath,
    tradeCode: rules.tradeCode,
    timeZone,
    answers: slots.filter((slot) => slot.mark !== 'unanswered').length,
    right: slots.filter((slot) => slot.mark === 'right').length,
    passed,
    score: scored.score,
    maximum: scored.maximum,
  })
  const given = answers.filter((answer) => isAnswered(answer.response))
  const last = given.reduce((latest, answer) => Math.max(latest, answer.receivedAt.getTime()), 0)
  // Nobody stands on a board for an attempt without an answer, and a board would tell the marks that a quiz keeps back.
  if (scored.score !== null && given.length > 0 && rules.feedback !== 'none')
    await recordScore(tx, {
      board: rules.tradeCode,
      personId: attempt.personId,
      attemptId: attempt.id,
      score: scored.score,
      maximum: scored.maximum,
      elapsedMs: elapsedOf(attempt, given),
      lastAnswerAt: new Date(last),
      timeZone,
    })
  await insertEvent(tx, { attemptId: attempt.id, kind: 'closed', detail: { reason, answers: given.length } })
}

/** Closes what a person has open, when the account is disabled or deleted. */
export const closeOpenAttempts = async (tx: Tx, personId: string, timeZone: string): Promise<void> => {
  for (const attempt of await findActiveAttempts(tx, personId)) await closeAttempt(tx, attempt, 'admin', timeZone)
}
