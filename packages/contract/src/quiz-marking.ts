import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { response, reviewedQuestion } from './question.ts'

const quizParams = z.object({ quizId: z.uuid() })
const answerParams = z.object({ quizId: z.uuid(), answerId: z.uuid() })
const access = ['admin', 'expert'] as const
/** Hundredths of a mark. */
const points = z.int().min(0).max(10_000)
const note = z.string().trim().max(2_000)

/** How far it is; an answer waits for its first, its second or the deciding third mark, or is done. */
const progress = z.object({ first: z.int(), second: z.int(), third: z.int(), done: z.int() })

/** A mark as others see it: no name, no time. */
export const givenMark = z.object({
  lines: z.array(z.object({ text: z.string(), points, maximum: points })),
  score: z.int(),
  note: z.string(),
})
export type GivenMark = z.infer<typeof givenMark>

const round = z.int().min(1).max(3)

/** What a marker sees of an answer: not whose it is, from where or when. */
const answerToMark = z.object({
  answerId: z.uuid(),
  round,
  question: reviewedQuestion,
  /** With which key, and its rubric, it is marked. */
  keyVersion: z.int(),
  rubric: z.object({ lines: z.array(z.object({ text: z.string(), points })), remark: z.string() }),
  response,
  maximum: points,
  /** What the caller gave before, and may change. */
  mine: givenMark.nullable(),
  /** The result of the paper is out: a change of `mine` changes it, and the worker is told. */
  isOut: z.boolean(),
  /** The two marks that differ; only for whoever decides between them. */
  others: z.array(givenMark),
  /** What was reported about it and is not settled. */
  trouble: z.string().nullable(),
})
export type AnswerToMark = z.infer<typeof answerToMark>

export const getMarking = endpoint({
  method: 'GET',
  path: '/api/office/quizzes/:quizId/marking',
  access,
  summary: 'How far the marking of written answers is, by question and by paper',
  params: quizParams,
  response: z.object({
    title: z.string(),
    progress,
    /** Papers with written answers: how many wait for a mark, and how many are done. */
    papers: z.object({ waiting: z.int(), done: z.int() }),
    questions: z.array(z.object({ questionVersionId: z.uuid(), stemText: z.string(), progress })),
    /** What markers could not mark; it is handed to nobody until it is settled. */
    troubles: z.array(z.object({ answerId: z.uuid(), stemText: z.string(), note: z.string() })),
  }),
  problems: ['quiz.unknown', 'role.missing'],
})
export const nextAnswer = endpoint({
  method: 'POST',
  path: '/api/office/quizzes/:quizId/marking/next',
  access,
  summary: 'Take the next answer that the caller may mark; it is nobody else’s for ten minutes',
  params: quizParams,
  body: z.strictObject({
    /** Question by question, paper by paper, or only those of which the two marks differ. */
    by: z.enum(['question', 'paper', 'differences']),
    questionVersionId: z.uuid().optional(),
  }),
  response: z.object({
    answer: answerToMark.nullable(),
    /** Of those asked for: what the caller may mark, what they have passed over, and what is for others alone. */
    left: z.int(),
    skipped: z.int(),
    forOthers: z.int(),
  }),
  problems: ['quiz.unknown', 'role.missing'],
})
export const takeAnswer = endpoint({
  method: 'POST',
  path: '/api/office/quizzes/:quizId/marking/answers/:answerId/take',
  access,
  summary:
    'Take a certain answer: one that the caller has marked, to change the mark, or one that trouble was reported of',
  params: answerParams,
  response: answerToMark,
  problems: ['quiz.unknown', 'role.missing', 'marking.unknown', 'marking.taken', 'marking.decided', 'attempt.own'],
})
export const saveMark = endpoint({
  method: 'PUT',
  path: '/api/office/quizzes/:quizId/marking/answers/:answerId/mark',
  access,
  summary:
    'Give an answer its points by rubric line, or change one’s own, also when the result is out; the same again changes nothing',
  params: answerParams,
  body: z.strictObject({ round, keyVersion: z.int().min(1), points: z.array(points).min(1).max(200), note }),
  response: z.object({
    /** The answer is decided; otherwise it waits for another person. */
    decided: z.boolean(),
    /** With it the paper was the last that waited: its result is out. */
    paperDone: z.boolean(),
  }),
  problems: [
    'quiz.unknown',
    'role.missing',
    'marking.unknown',
    'marking.taken',
    'marking.decided',
    'marking.rubric_changed',
    'marking.unfit',
    'attempt.own',
  ],
})
export const takeMarkBack = endpoint({
  method: 'DELETE',
  path: '/api/office/quizzes/:quizId/marking/answers/:answerId/mark',
  access,
  summary: 'Take back the mark that the caller gave, while the paper still waits; it stays on record',
  params: answerParams,
  problems: ['quiz.unknown', 'role.missing', 'marking.unknown', 'marking.decided'],
})
export const skipAnswer = endpoint({
  method: 'POST',
  path: '/api/office/quizzes/:quizId/marking/answers/:answerId/skip',
  access,
  summary: 'Pass over an answer: it is handed to the caller again only when they ask for those passed over',
  params: answerParams,
  problems: ['quiz.unknown', 'role.missing', 'marking.unknown'],
})
export const unskipAnswers = endpoint({
  method: 'DELETE',
  path: '/api/office/quizzes/:quizId/marking/skips',
  access,
  summary: 'Hand me again what I have passed over in this quiz',
  params: quizParams,
  problems: ['quiz.unknown', 'role.missing'],
})
export const reportTrouble = endpoint({
  method: 'POST',
  path: '/api/office/quizzes/:quizId/marking/answers/:answerId/trouble',
  access,
  summary: 'Say why an answer cannot be marked; it is laid aside until that is settled',
  params: answerParams,
  body: z.strictObject({ note: z.string().trim().min(1).max(500) }),
  problems: ['quiz.unknown', 'role.missing', 'marking.unknown', 'marking.decided', 'attempt.own'],
})
export const settleTrouble = endpoint({
  method: 'POST',
  path: '/api/office/quizzes/:quizId/marking/answers/:answerId/settle',
  access,
  summary: 'Put an answer that was laid aside back among those to be marked',
  params: answerParams,
  problems: ['quiz.unknown', 'role.missing', 'marking.unknown'],
})
