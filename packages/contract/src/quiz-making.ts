import type { Blueprint } from '@lianbing/scoring'
import { z } from 'zod'
import { difficulty, language, level, questionType } from './question.ts'
import { feedback } from './quizzes.ts'

/** Relative chances; what they add up to does not matter. */
const share = z.int().min(0).max(100)
const section = z.strictObject({
  title: z.string().trim().min(1).max(60).optional(),
  type: questionType,
  tradeCode: z.string().min(1).max(20),
  level: level.nullable(),
  language,
  count: z.int().min(1).max(300),
  /** Hundredths of a mark. */
  maximum: z.int().min(1).max(10_000),
  examPoints: z.array(z.uuid()).min(1).max(50).optional(),
  sources: z.array(z.string().min(1).max(200)).min(1).max(20).optional(),
  difficulty: z.strictObject({ from: difficulty, to: difficulty }).optional(),
  fixed: z.array(z.uuid()).min(1).max(300).optional(),
  byWeights: z.strictObject({ X: share, Y: share, Z: share }).optional(),
})

/** As it stands in an editor: a paper without sections can be kept, and not be published. */
export const blueprint = z.strictObject({
  sections: z.array(section).max(30),
  targetDifficulty: z.int().min(100).max(500).optional(),
  unseenFirst: z.boolean().optional(),
}) satisfies z.ZodType<Blueprint>

/** What is being edited of a quiz; publishing makes a version of it. */
export const quizDraft = z.strictObject({
  title: z.string().trim().max(120),
  language,
  blueprint,
  timeLimitSeconds: z.int().min(60).max(86_400),
  /** Hundredths of a mark. */
  passScore: z.int().min(0).max(10_000_000),
  graceSeconds: z.int().min(0).max(30),
  attemptsAllowed: z.int().min(1).max(1_000).nullable(),
  feedback,
  strict: z.boolean(),
})
export type QuizDraft = z.infer<typeof quizDraft>

export const quizAct = z.enum([
  'created',
  'copied',
  'published',
  'discarded',
  'archived',
  'restored',
  'opening_added',
  'opening_changed',
  'opening_removed',
])
