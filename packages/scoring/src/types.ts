/** The kinds of question that the product marks. */
export const questionTypes = [
  'single-choice',
  'multiple-choice',
  'true-false',
  'blanks',
  'numeric',
  'ordering',
  'matching',
  'written',
] as const
export type QuestionType = (typeof questionTypes)[number]

/**
 * What a worker answered. Which shape fits is decided by the question's type; `{}` clears an answer.
 * Option ids are those that the worker was shown.
 */
export type Response =
  | { choice: string }
  | { choices: string[] }
  | { truth: boolean }
  | { texts: string[] }
  | { number: string; unit?: string | undefined }
  | { order: string[] }
  | { pairs: [string, string][] }
  | { text: string }
  | Record<string, never>

/**
 * What is right. Ids are the options' own ids in the question version ("A", "B" …), not those shown.
 * `texts` holds the accepted alternatives of each blank; numbers are decimal strings, so that nothing is rounded.
 */
export type Key =
  | { type: 'single-choice'; choice: string }
  | { type: 'multiple-choice'; choices: string[] }
  | { type: 'true-false'; truth: boolean }
  | { type: 'blanks'; texts: string[][]; anyOrder: boolean }
  | { type: 'numeric'; number: string; tolerance: string; unit?: string | undefined }
  | { type: 'ordering'; order: string[] }
  | { type: 'matching'; pairs: [string, string][] }
  | { type: 'written'; rubric: string }

/** `open` means that a person has to mark it. */
export type Mark = 'right' | 'wrong' | 'open'
