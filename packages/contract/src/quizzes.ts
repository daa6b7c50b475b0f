import { z } from 'zod'
import { attemptParams, attemptState, closeReason, voided } from './attempt-shapes.ts'
import { endpoint, idPageQuery, pageOf } from './endpoint.ts'
import { mark } from './practice.ts'
import { language, practiceQuestion, questionType, response, reviewedQuestion } from './question.ts'
import { givenMark } from './quiz-marking.ts'
import { counts, feedback, furtherRules } from './quiz-rules.ts'

const quiz = z.object({
  quizId: z.uuid(),
  title: z.string(),
  tradeCode: z.string(),
  language,
  questions: z.int(),
  /** What it asks; some rules have an effect on some types alone. */
  types: z.array(questionType),
  /** In hundredths of a mark, like every score. */
  maximum: z.int(),
  passScore: z.int(),
  /** Of everybody; extra time of mine comes on top. */
  timeLimitSeconds: z.int(),
  extraSeconds: z.int(),
  /** Of `attemptsAllowed` those that I have beyond the rules. */
  moreAttempts: z.int(),
  graceSeconds: z.int(),
  strict: z.boolean(),
  /** In this opening, with what I have beyond the rules. */
  attemptsAllowed: z.int().nullable(),
  attemptsUsed: z.int(),
  feedback,
  ...furtherRules.shape,
  /** Names of those that `eligible` tells. */
  eligibleOrganisations: z.array(z.string()),
  /** For me. */
  opensAt: z.iso.datetime(),
  closesAt: z.iso.datetime().nullable(),
  /** The end is that of a window of my own. */
  hasOwnWindow: z.boolean(),
  /** The end of the wait after my last attempt; null where I need not wait. */
  startsAgainAt: z.iso.datetime().nullable(),
  activeAttemptId: z.uuid().nullable(),
  /** My score in this opening by the rule which attempt counts; null too while a person has still to mark. */
  countedScore: z.int().nullable(),
  /** People still mark an attempt of mine in this opening. */
  awaitingMarks: z.boolean(),
})
export type Quiz = z.infer<typeof quiz>

/** Order of the answers of one slot: by epoch (which device), then by seq (which tap). Clearing is an empty response. */
const seq = z
  .int()
  .min(1)
  .max(2 ** 31 - 1)
const epoch = z.int().min(1).max(32_000)
const slot = z.int().min(0).max(999)
const op = z.strictObject({ slot, response, seq, elapsedMs: z.int().min(0).max(86_400_000) })
/** 50 answers in one request: an hour offline comes back in few requests, and a body stays small. */
const ops = z
  .array(op)
  .max(50)
  .superRefine((list, context) => {
    // Only one of the two could be kept: which, nobody has said.
    const taken = new Map<string, string>()
    for (const [index, { slot, seq, response }] of list.entries()) {
      const [place, answer] = [`${slot} ${seq}`, JSON.stringify(response)]
      if ((taken.get(place) ?? answer) !== answer)
        context.addIssue({
          code: 'custom',
          path: [index, 'seq'],
          message: 'another answer of this slot has this number',
        })
      taken.set(place, answer)
    }
  })
const register = z.tuple([slot, epoch, seq])
const storedAnswer = z.object({ slot, epoch, seq, response })
/** By the rules of the quiz: some of the marks, and nothing answered, come beside what a key alone can tell. */
const slotMark = mark.or(z.enum(['part', 'unanswered', 'dropped']))
/** What is shown of an answer that is final. */
const reveal = z.object({ mark: slotMark, question: reviewedQuestion })

const clock = {
  /** To the end that the worker sees. */
  remainingMs: z.int(),
  /** To the end of the grace in which waiting answers are still taken. */
  acceptMs: z.int(),
}

export const attempt = z.object({
  attemptId: z.uuid(),
  quizId: z.uuid(),
  title: z.string(),
  tradeCode: z.string(),
  state: attemptState,
  epoch,
  startedAt: z.iso.datetime(),
  timeLimitSeconds: z.int(),
  ...clock,
  /** Feedback at once: an answer that is stored is shown its mark and key, and is final. */
  reveals: z.boolean(),
  /** In order: once a later question has been answered, an earlier one takes nothing any more. */
  sequential: z.boolean(),
  /** `reveal` is null while the slot may still be answered, and always in an attempt that does not reveal. */
  slots: z.array(z.object({ question: practiceQuestion, maximum: z.int(), reveal: reveal.nullable() })),
  stored: z.array(storedAnswer),
  voided: voided.nullable(),
})
export type Attempt = z.infer<typeof attempt>

const slotResult = z.object({
  mark: slotMark,
  /** Below 0 where a wrong answer costs something. */
  score: z.int(),
  maximum: z.int(),
  response: response.nullable(),
  question: reviewedQuestion.nullable(),
  /** What people gave for it, by line of the rubric: one mark, or two of which the mean counts. */
  markings: z.array(givenMark),
})
export const result = z.object({
  attemptId: z.uuid(),
  quizId: z.uuid(),
  title: z.string(),
  tradeCode: z.string(),
  startedAt: z.iso.datetime(),
  closedAt: z.iso.datetime(),
  closeReason,
  elapsedMs: z.int(),
  feedback,
  voided: voided.nullable(),
  /** Null where the quiz shows no marks, while a person has still to mark, or when the attempt is void. */
  score: z.int().nullable(),
  maximum: z.int(),
  passScore: z.int(),
  passed: z.boolean().nullable(),
  answered: z.int(),
  questions: z.int(),
  /** From when on there will be questions and keys where the feedback is `later`; null where nothing is kept back. */
  reviewsAt: z.iso.datetime().nullable(),
  /** While people still mark: which slots wait, and what the others have earned; null where marks are not shown. */
  waiting: z.object({ slots: z.array(z.int()), score: z.int(), maximum: z.int() }).nullable(),
  /** Empty unless the feedback lets the worker review now, and when the attempt is void. */
  slots: z.array(slotResult),
})
export type Result = z.infer<typeof result>

/** Which of my attempts in this opening this is, and which of them counts. */
const standing = z.object({
  counts,
  /** Among those that are over and not void, from 1. */
  place: z.int(),
  of: z.int(),
  /** Null for a mean, and where it cannot or may not be told yet. */
  countedPlace: z.int().nullable(),
  countedScore: z.int().nullable(),
})

export const refusedOp = z.object({
  slot,
  code: z.enum([
    'attempt.closed',
    'attempt.conflict',
    'response.unfit',
    'slot.passed',
    'slot.revealed',
    'slot.unknown',
  ]),
})

export const listQuizzes = endpoint({
  method: 'GET',
  path: '/api/quizzes',
  access: 'person',
  summary: 'The quizzes that are open for me',
  response: z.object({ items: z.array(quiz) }),
  problems: [],
})
export const startAttempt = endpoint({
  method: 'POST',
  path: '/api/quizzes/:quizId/attempts',
  access: 'person',
  summary: 'Start an attempt, or go on with the one that is open',
  params: z.object({ quizId: z.uuid() }),
  body: z.strictObject({ startKey: z.uuid() }),
  response: attempt,
  status: 201,
  problems: [
    'quiz.unknown',
    'quiz.not_open',
    'quiz.not_eligible',
    'quiz.attempts_used',
    'quiz.wait',
    'quiz.questions_lacking',
  ],
})
export const listAttempts = endpoint({
  method: 'GET',
  path: '/api/attempts',
  access: 'person',
  summary: 'My attempts, newest first',
  query: idPageQuery,
  response: pageOf(
    z.object({
      attemptId: z.uuid(),
      title: z.string(),
      tradeCode: z.string(),
      state: attemptState,
      startedAt: z.iso.datetime(),
      score: z.int().nullable(),
      maximum: z.int(),
      passed: z.boolean().nullable(),
      /** People still mark it, and the marks will be shown. */
      awaitingMarks: z.boolean(),
      voided: voided.nullable(),
    }),
  ),
  problems: [],
})
export const getAttempt = endpoint({
  method: 'GET',
  path: '/api/attempts/:attemptId',
  access: 'token',
  summary: 'An attempt of mine as it stands; closes it when its time is over',
  params: attemptParams,
  response: attempt,
  problems: ['attempt.unknown'],
})
export const takeOverAttempt = endpoint({
  method: 'POST',
  path: '/api/attempts/:attemptId/takeover',
  access: 'token',
  summary: 'Go on with the attempt on this device; the other one can no longer write',
  params: attemptParams,
  body: z.strictObject({ deviceKey: z.uuid() }),
  response: attempt,
  problems: ['attempt.unknown', 'attempt.closed'],
})
export const saveAnswers = endpoint({
  method: 'PUT',
  path: '/api/attempts/:attemptId/answers',
  access: 'token',
  summary: 'Save answers; what comes back as stored is safe',
  params: attemptParams,
  body: z.strictObject({ epoch, ops: ops.min(1) }),
  response: z.object({
    stored: z.array(register),
    /**
     * Of the slots in this request those that are final, with the answer that stays: a later op for one of them
     * changed nothing, and its register in `stored` is older than the op.
     */
    revealed: z.array(reveal.extend({ slot, response })),
    ...clock,
  }),
  problems: [
    'attempt.unknown',
    'attempt.closed',
    'attempt.superseded',
    'attempt.conflict',
    'slot.unknown',
    'response.unfit',
  ],
})
export const submitAttempt = endpoint({
  method: 'POST',
  path: '/api/attempts/:attemptId/submit',
  access: 'token',
  summary: 'Save what is still open and hand in; again and again it gives the same',
  params: attemptParams,
  body: z.strictObject({ epoch, ops }),
  response: z.object({
    result,
    stored: z.array(register),
    refused: z.array(refusedOp),
  }),
  problems: ['attempt.unknown', 'attempt.superseded'],
})
export const getResult = endpoint({
  method: 'GET',
  path: '/api/attempts/:attemptId/result',
  access: 'token',
  summary: 'The result of a closed attempt of mine, as far as the quiz shows it',
  params: attemptParams,
  response: result,
  problems: ['attempt.unknown', 'attempt.open'],
})
export const getStanding = endpoint({
  method: 'GET',
  path: '/api/attempts/:attemptId/standing',
  access: 'token',
  summary: 'Which of my attempts in an opening counts, and which of them this is; it changes with the next one',
  params: attemptParams,
  /** Null where there is one attempt at most, while this one runs, and when it is void. */
  response: z.object({ standing: standing.nullable() }),
  problems: ['attempt.unknown'],
})

export * from './office-attempts.ts'
