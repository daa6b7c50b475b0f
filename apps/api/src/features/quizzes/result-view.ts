import type { quizzes } from '@lianbing/contract'
import { isAnswered } from '@lianbing/scoring'
import type { z } from 'zod'
import type { Db, Tx } from '../../db/client.ts'
import { findKeys, findVersions } from '../banks/question-queries.ts'
import { reviewedView } from '../banks/question-views.ts'
import { elapsedOf } from './answer-time.ts'
import { type AttemptRow, findResult, findStoredAnswers, type ResultRow, type StoredAnswer } from './attempt-queries.ts'
import { voidedOf } from './attempt-view.ts'
import { getQuizVersion } from './quiz-queries.ts'

type Result = z.infer<typeof quizzes.result>

/** Each question with mark, key and explanation: only where the quiz lets the worker review. */
const reviewSlots = async (db: Db | Tx, attempt: AttemptRow, result: ResultRow, answers: readonly StoredAnswer[]) => {
  const ids = attempt.paper.map((slot) => slot.questionVersionId)
  const versions = await findVersions(db, ids)
  const keys = await findKeys(db, ids)
  return attempt.paper.map((slot, index): Result['slots'][number] => {
    const version = versions.get(slot.questionVersionId)
    const key = keys.get(slot.questionVersionId)
    return {
      mark: result.slots[index]?.mark ?? 'unanswered',
      score: result.slots[index]?.score ?? 0,
      maximum: slot.maximum,
      response: answers.find((answer) => answer.slot === index)?.response ?? null,
      question: version === undefined || key === undefined ? null : reviewedView(version, slot, key),
    }
  })
}

/** The result of a closed attempt, as far as the quiz's feedback policy shows it to its worker. */
export const resultView = async (
  db: Db | Tx,
  attempt: AttemptRow,
  known?: readonly StoredAnswer[],
): Promise<Result> => {
  const rules = await getQuizVersion(db, attempt.quizVersionId)
  const result = await findResult(db, attempt.id)
  if (result === undefined || attempt.closedAt === null || attempt.closeReason === null)
    throw new Error(`The attempt ${attempt.id} has no result.`)
  const answers = known ?? (await findStoredAnswers(db, attempt.id))
  const showsMarks = rules.feedback !== 'none' && attempt.voidedAt === null
  const showsKeys = showsMarks && rules.feedback !== 'marks'
  return {
    attemptId: attempt.id,
    quizId: rules.quizId,
    title: rules.title,
    tradeCode: rules.tradeCode,
    startedAt: attempt.startedAt.toISOString(),
    closedAt: attempt.closedAt.toISOString(),
    closeReason: attempt.closeReason,
    elapsedMs: elapsedOf(attempt, answers),
    feedback: rules.feedback,
    voided: voidedOf(attempt),
    score: showsMarks ? result.score : null,
    maximum: result.maximum,
    passScore: rules.passScore,
    passed: showsMarks ? result.passed : null,
    answered: answers.filter(({ response }) => isAnswered(response)).length,
    questions: attempt.paper.length,
    slots: showsKeys ? await reviewSlots(db, attempt, result, answers) : [],
  }
}
