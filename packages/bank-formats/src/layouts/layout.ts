import type { BankWarning, LayoutCode, PlacedProblem } from '../bank-reading.ts'
import type { RawQuestion } from '../question/raw-question.ts'

/** What one layout makes of a source: questions still in the file's words, and rows that are none. */
export interface LayoutReading {
  /** Stable code of the layout. */
  layout: LayoutCode
  /** Why it fits, in English. */
  reason: string
  questions: RawQuestion[]
  /** Questions that the layout itself cannot take. */
  rejected: PlacedProblem[]
  warnings: BankWarning[]
  /**
   * The share of the questions that must become drafts for the reading to count: 0 where headings or field names
   * prove the layout, more where it is only inferred from what the cells look like.
   */
  leastDrafts: number
  /** Marks of the file prove where each question is: what another layout makes of the rejected ones is no better. */
  sure?: boolean
}

/** A way of laying out questions. Readers are tried side by side; the reading with the best score is kept. */
export interface Layout<Source> {
  code: LayoutCode
  /** The reading, or undefined where the source is not laid out so. */
  read(source: Source): LayoutReading | undefined
}
