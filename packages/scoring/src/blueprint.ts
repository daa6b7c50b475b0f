import type { QuestionType } from './types.ts'

/** X core, Y general, Z auxiliary: how much likelier than one another their questions are drawn. */
export type ImportanceShares = { X: number; Y: number; Z: number }

export type BlueprintSection = {
  /** What stands above it in the paper; absent: the type's name. */
  title?: string | undefined
  type: QuestionType
  tradeCode: string
  /** 5 初级工 … 1 高级技师; null takes any. */
  level: number | null
  language: 'zh-CN' | 'en'
  count: number
  /** Hundredths of a mark for each question. */
  maximum: number
  /** Only questions of these exam points and of all below them; absent: of any or none. */
  examPoints?: string[] | undefined
  /** Only questions from these sources. */
  sources?: string[] | undefined
  /** Only questions that have a difficulty within these bounds, 1 easy … 5 hard. */
  difficulty?: { from: number; to: number } | undefined
  /** Ids of questions that are always asked; they are part of the count. */
  fixed?: string[] | undefined
  /**
   * The count is spread over exam points by the weights of the trade's table. Below those that have a weight, a
   * question's chance follows the importance of its point.
   */
  byWeights?: ImportanceShares | undefined
}

/** What a paper is made of, in the order in which it is shown. */
export type Blueprint = {
  sections: BlueprintSection[]
  /** Mean difficulty to aim at, in hundredths of the bank's scale from 1 to 5; it never makes a draw fail. */
  targetDifficulty?: number | undefined
  /** Questions that this person has not been asked yet are drawn before others. */
  unseenFirst?: boolean | undefined
}
