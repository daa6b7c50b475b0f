import type { Place } from '../bank-reading.ts'

/** A line of a document: a paragraph of Word, a part of one behind a soft break, or a line of plain text. */
export interface Line {
  at: Place
  /**
   * Marked text (see `text/marks.ts`) with objects (see `text/objects.ts`). Tabs are kept, runs of blanks too; never a
   * line end.
   */
  text: string
  /** What Word numbers the paragraph with, as it is shown: "1.", "(A)", "一、"; not part of the text. */
  label?: string
  /** Which list numbers it, and how deep: paragraphs with the same belong to one count. */
  list?: { id: string; level: number }
  /** Whether Word shows it as a heading. */
  heading?: boolean
}

/** What questions are typed into freely: a Word document or plain text. Empty lines are kept, for they separate. */
export interface TextDocument {
  lines: Line[]
}
