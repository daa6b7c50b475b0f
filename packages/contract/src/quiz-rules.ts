import type { MarkingScheme } from '@lianbing/scoring'
import { z } from 'zod'
import { level } from './question.ts'

/**
 * What a worker sees after the end: marks and keys, marks at once and keys when the quiz is over for everybody, marks
 * alone, or nothing but that it was handed in. With `each`, mark and key of each answer come as soon as it is stored,
 * and it can no longer be changed.
 */
export const feedback = z.enum(['each', 'review', 'later', 'marks', 'none'])

/** Which of a person's attempts in an opening counts: for the result, and on the boards. */
export const counts = z.enum(['best', 'last', 'first', 'mean'])

/** How a multiple choice is marked; see `scoreAttempt`. */
export const choiceMarking = z.enum(['whole', 'incomplete', 'options']) satisfies z.ZodType<
  MarkingScheme['choiceMarking']
>

/** Who may take part, beside belonging to the quiz's organisation; an empty list bounds nothing. */
const eligible = z.strictObject({
  tradeCodes: z.array(z.string().min(1).max(20)).max(100).default([]),
  levels: z.array(level).max(8).default([]),
  /** Everybody of these and below them. */
  organisationIds: z.array(z.int().positive()).max(200).default([]),
})

/** The rules that a version keeps as one value; what is absent is as it always was. */
export const furtherRules = z.strictObject({
  /** From the end of an attempt to the start of the next. */
  waitSeconds: z.int().min(0).max(2_678_400).default(0),
  counts: counts.default('best'),
  choiceMarking: choiceMarking.default('whole'),
  /** What a wrong answer costs, in percent of its question's marks; no attempt falls below 0. */
  wrongCostsPercent: z.int().min(0).max(100).default(0),
  navigation: z.enum(['free', 'sequential']).default('free'),
  eligible: eligible.prefault({}),
  /** How many people mark a written answer. */
  markers: z.union([z.literal(1), z.literal(2)]).default(1),
  /** From this difference between two markers a third decides, in hundredths of a mark. */
  markersDiffer: z.int().min(1).max(10_000).default(100),
})
export type FurtherRules = z.infer<typeof furtherRules>

/** All rules of a quiz; the defaults are a quiz of today. */
export const quizRules = z.strictObject({
  timeLimitSeconds: z.int().min(1).max(86_400).default(1_200),
  /** Hundredths of a mark. */
  passScore: z.int().min(0).max(10_000_000).default(6_000),
  /** How long answers that wait for a connection are still taken after the end. */
  graceSeconds: z.int().min(0).max(30).default(15),
  /** For each opening; null: as often as one likes. */
  attemptsAllowed: z.int().min(1).max(1_000).nullable().default(null),
  feedback: feedback.default('review'),
  /** Only the newest device writes; otherwise an older one may still fill what is empty. */
  strict: z.boolean().default(true),
  ...furtherRules.shape,
})
export type QuizRules = z.infer<typeof quizRules>

export * from './quiz-overrides.ts'
