import type { quizzes } from '@lianbing/contract'
import { isAnswered, passMarkOf } from '@lianbing/scoring'
import type { z } from 'zod'
import type { Db, Tx } from '../../db/client.ts'
import { findKeys, findVersions } from '../banks/question-queries.ts'
import { reviewedView } from '../banks/question-views.ts'
import { elapsedOf } from './answer-time.ts'
import { type AttemptRow, findResult, findStoredAnswers } from './attempt-queries.ts'
import { voidedOf } from './attempt-view.ts'
import type { ClosedAttempt } from './close-attempt.ts'
import { findMarkings } from './marking/markings-queries.ts'
import { getQuizVersion, type QuizRules } from './quiz-queries.ts'
import { findReviewTimes, type ReviewTime } from './rules/review-times.ts'

type Result = z.infer<typeof quizzes.result>
/** `review` where the quiz keeps questions and keys back until it is over. */
type Ruled = { closed: ClosedAttempt; rules: QuizRules; review: ReviewTime | undefined }
type Questions = {
  versions: Awaited<ReturnType<typeof findVersions>>
  keys: Awaited<ReturnType<typeof findKeys>>
  markings: Awaited<ReturnType<typeof findMarkings>>
}

/** A closed attempt as it is stored. */
export const getClosed = async (db: Db | Tx, attempt: AttemptRow): Promise<ClosedAttempt> => {
  const result = await findResult(db, attempt.id)
  if (result === undefined) throw new Error(`The attempt ${attempt.id} has no result.`)
  return { attempt, result, answers: await findStoredAnswers(db, attempt.id) }
}

/** Each question with mark, key and explanation: only where the quiz lets the worker review. */
const reviewSlots = ({ attempt, result, answers }: ClosedAttempt, { versions, keys, markings }: Questions) =>
  attempt.paper.map((slot, index): Result['slots'][number] => {
    const version = versions.get(slot.questionVersionId)
    const key = keys.get(slot.questionVersionId)
    return {
      mark: result.slots[index]?.mark ?? 'unanswered',
      score: result.slots[index]?.score ?? 0,
      maximum: slot.maximum,
      response: answers.find((answer) => answer.slot === index)?.response ?? null,
      question: version === undefined || key === undefined ? null : reviewedView(version, slot, key),
      markings: result.score === null ? [] : (markings.get(attempt.id)?.get(index) ?? []),
    }
  })

/** What waits for people, and what the rest has earned. */
const waitingOf = ({ attempt: { paper }, result: { score, slots } }: ClosedAttempt): Result['waiting'] => {
  if (score !== null) return null
  const marked = slots.flatMap(({ mark, score: earned }, index) =>
    mark === 'open' || mark === 'dropped' ? [] : [{ earned, maximum: paper[index]?.maximum ?? 0 }],
  )
  return {
    slots: slots.flatMap(({ mark }, index) => (mark === 'open' ? [index] : [])),
    score: Math.max(
      0,
      marked.reduce((sum, { earned }) => sum + earned, 0),
    ),
    maximum: marked.reduce((sum, slot) => sum + slot.maximum, 0),
  }
}

const showsMarks = (rules: QuizRules, { attempt }: ClosedAttempt) =>
  rules.feedback !== 'none' && attempt.voidedAt === null
const showsKeys = ({ closed, rules, review }: Ruled) =>
  showsMarks(rules, closed) && rules.feedback !== 'marks' && (rules.feedback !== 'later' || review?.isOver === true)

const viewOf = (ruled: Ruled, questions: Questions): Result => {
  const { closed, rules, review } = ruled
  const { attempt, result, answers } = closed
  if (attempt.closedAt === null || attempt.closeReason === null) throw new Error(`The attempt ${attempt.id} is open.`)
  const isMarked = showsMarks(rules, closed)
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
    score: isMarked ? result.score : null,
    maximum: result.maximum,
    passScore: passMarkOf(rules.passScore, rules.maximum, result.maximum),
    passed: isMarked ? result.passed : null,
    answered: answers.filter(({ response }) => isAnswered(response)).length,
    questions: attempt.paper.length,
    reviewsAt: review === undefined || review.isOver ? null : (review.endsAt?.toISOString() ?? null),
    waiting: isMarked ? waitingOf(closed) : null,
    slots: showsKeys(ruled) ? reviewSlots(closed, questions) : [],
  }
}

/** The results of closed attempts, as far as each quiz's feedback policy shows them to their worker. */
export const resultViews = async (db: Db | Tx, all: readonly ClosedAttempt[]): Promise<Result[]> => {
  const found: Omit<Ruled, 'review'>[] = []
  for (const closed of all) found.push({ closed, rules: await getQuizVersion(db, closed.attempt.quizVersionId) })
  const kept = found.flatMap(({ closed, rules }) => (rules.feedback === 'later' ? closed.attempt.openingId : []))
  const times = await findReviewTimes(db, kept)
  const ruled = found.map((one): Ruled => {
    return { ...one, review: one.rules.feedback === 'later' ? times.get(one.closed.attempt.openingId) : undefined }
  })
  const shown = ruled.filter(showsKeys)
  const asked = shown.flatMap(({ closed }) => closed.attempt.paper.map((slot) => slot.questionVersionId))
  const ids = [...new Set(asked)]
  const [versions, keys] =
    ids.length > 0 ? [await findVersions(db, ids), await findKeys(db, ids)] : [new Map(), new Map()]
  // By people only what was marked again, or was entered from paper.
  const marked = shown.flatMap(({ closed: { attempt } }) =>
    attempt.resultVersion > 1 || attempt.closeReason === 'paper' ? attempt.id : [],
  )
  const markings = await findMarkings(db, marked)
  return ruled.map((one) => viewOf(one, { versions, keys, markings }))
}
