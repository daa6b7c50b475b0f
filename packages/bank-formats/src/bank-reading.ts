import type { QuestionDraft } from '@lianbing/contract'
import type { BankProblem } from './problems.ts'

/** What the bytes are, whatever the file's name says. */
export type BankFormat = 'xlsx' | 'xls' | 'csv' | 'json'

/** A place in a file: `Sheet1!17` (sheet and row as the program shows them), `17` (line of a csv's table) or `#12`. */
export type Place = string

export interface PlacedDraft {
  at: Place
  draft: QuestionDraft
}
export interface PlacedProblem extends BankProblem {
  at: Place
}
export interface BankWarning extends BankProblem {
  at?: Place
}

/** What a question package says about itself as a whole. */
export interface BankPackage {
  language?: 'zh-CN' | 'en'
  /** Code of the trade, as in 职业分类大典. */
  trade?: string
  licence?: string
  source?: string
}

/** The best reading of a file. Every question of the file is either a draft or rejected with its place and reason. */
export interface BankReading {
  format: BankFormat
  /** Stable code of the layout that read most questions. */
  layout: string
  /** Why this layout was chosen, in English. */
  layoutReason: string
  drafts: PlacedDraft[]
  rejected: PlacedProblem[]
  warnings: BankWarning[]
  /** Only for our own package format. */
  package?: BankPackage
}

/** How many drafts there are of each type that occurs. */
export const countByType = (reading: Pick<BankReading, 'drafts'>): Partial<Record<QuestionDraft['type'], number>> => {
  const counts: Partial<Record<QuestionDraft['type'], number>> = {}
  for (const { draft } of reading.drafts) counts[draft.type] = (counts[draft.type] ?? 0) + 1
  return counts
}
