import { type Key, questionTypes, type Response, treatments } from '@lianbing/scoring'
import { z } from 'zod'
import { content } from './content.ts'

const shortId = z.string().min(1).max(60)

export const questionType = z.enum(questionTypes)
export const language = z.enum(['zh-CN', 'en'])
export type Language = z.infer<typeof language>
/** 5 is 初级工 (lowest), 1 is 高级技师. */
export const level = z.int().min(1).max(5)
/** 1 easy … 5 hard. */
export const difficulty = z.int().min(1).max(5)

/** A worker's answer as it travels: an empty object clears it. */
export const response = z.union([
  z.strictObject({ choice: shortId }),
  z.strictObject({ choices: z.array(shortId).max(26) }),
  z.strictObject({ truth: z.boolean() }),
  z.strictObject({ texts: z.array(z.string().max(500)).max(20) }),
  z.strictObject({ number: z.string().max(40), unit: z.string().max(20).optional() }),
  z.strictObject({ order: z.array(shortId).max(26) }),
  z.strictObject({ pairs: z.array(z.tuple([shortId, shortId])).max(26) }),
  z.strictObject({ text: z.string().max(10_000) }),
  z.strictObject({}),
]) satisfies z.ZodType<Response>

export const key = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('single-choice'), choice: shortId }),
  z.strictObject({ type: z.literal('multiple-choice'), choices: z.array(shortId).min(1).max(26) }),
  z.strictObject({ type: z.literal('true-false'), truth: z.boolean() }),
  z.strictObject({
    type: z.literal('blanks'),
    texts: z
      .array(z.array(z.string().max(500)).min(1).max(20))
      .min(1)
      .max(20),
    anyOrder: z.boolean(),
  }),
  z.strictObject({
    type: z.literal('numeric'),
    number: z.string().max(40),
    tolerance: z.string().max(40),
    unit: z.string().max(20).optional(),
  }),
  z.strictObject({ type: z.literal('ordering'), order: z.array(shortId).min(2).max(26) }),
  z.strictObject({
    type: z.literal('matching'),
    pairs: z
      .array(z.tuple([shortId, shortId]))
      .min(1)
      .max(26),
  }),
  z.strictObject({ type: z.literal('written'), rubric: z.string().max(10_000) }),
]) satisfies z.ZodType<Key>

/** An option as its author wrote it; a pinned one (以上都对) keeps its place when options are shuffled. */
export const option = z.strictObject({ id: shortId, content, pinned: z.boolean() })
export type Option = z.infer<typeof option>

/** An option as a worker sees it: the id is random in each round and attempt and tells nothing. */
export const shownOption = z.strictObject({ id: shortId, content })

/**
 * What a question asks with, by type: `options` for choices and orderings, and for matchings the left side beside
 * `targets`, the right side; `blanks` counts the gaps; `unit` is printed behind a number.
 */
const body = {
  blanks: z.int().min(1).max(20).optional(),
  unit: z.string().max(20).optional(),
}

/** A question before it is answered. No key, and nothing that betrays one. */
export const practiceQuestion = z.strictObject({
  type: questionType,
  language,
  level: level.nullable(),
  difficulty: difficulty.nullable(),
  /** What several questions share and each of them shows above its stem: the case of a 案例题. Empty for most. */
  material: content,
  stem: content,
  options: z.array(shownOption).max(26),
  targets: z.array(shownOption).max(26),
  ...body,
})
export type PracticeQuestion = z.infer<typeof practiceQuestion>

/** A question after it may be seen: key and explanation name the shown option ids. */
export const reviewedQuestion = practiceQuestion.extend({
  key,
  /** Further answers that were accepted once the key was found wrong. */
  also: z.array(key),
  treatment: z.enum(treatments),
  explanation: content,
  source: z.string().nullable(),
  standard: z.string().nullable(),
  edition: z.string().nullable(),
  /** What makes it doubtful today: the standard that it rests on is out of date, or its own date is past. */
  stale: z.enum(['standard', 'expired']).nullable(),
})
export type ReviewedQuestion = z.infer<typeof reviewedQuestion>

/** The content of a question version, as banks keep it. */
export const questionVersion = z.strictObject({
  type: questionType,
  language,
  material: content,
  stem: content,
  options: z.array(option).max(26),
  targets: z.array(option).max(26),
  ...body,
  level: level.nullable(),
  difficulty: difficulty.nullable(),
  examPoint: z.string().max(200).nullable(),
  source: z.string().max(500).nullable(),
  /** Where in the source: a chapter, a page, an address. */
  sourceDetail: z.string().max(500).nullable(),
  licence: z.string().max(200).nullable(),
  author: z.string().max(200).nullable(),
  reviewer: z.string().max(200).nullable(),
  standard: z.string().max(200).nullable(),
  edition: z.string().max(100).nullable(),
  validFrom: z.iso.date().nullable(),
  validUntil: z.iso.date().nullable(),
})
export type QuestionVersion = z.infer<typeof questionVersion>

/**
 * A question with its key, not yet in a bank: what readers of files make. `group` names, within its file, the
 * questions that belong together because they share a case; drawn as one.
 */
export const questionDraft = questionVersion.extend({ key, explanation: content, group: z.string().max(60).nullable() })
export type QuestionDraft = z.infer<typeof questionDraft>
