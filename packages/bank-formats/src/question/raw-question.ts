import type { Place } from '../bank-reading.ts'
import type { RawOption } from '../text/option-letters.ts'

/** An answer as a file gives it. */
export type RawAnswer =
  | { kind: 'text'; text: string }
  /** Never a letter: the words of the right option or options. */
  | { kind: 'option-text'; text: string }
  /** Numbers of options, counted from 0 or 1: the file as a whole tells. */
  | { kind: 'indexes'; indexes: number[] }
  /** The options that are marked right, by their place. */
  | { kind: 'places'; places: number[] }
  | { kind: 'truth'; truth: boolean }
  /** A text for each gap, in their order. */
  | { kind: 'parts'; parts: string[] }

/** A question between its layout and the bank's model: what stands in the file, in words. */
export interface RawQuestion {
  at: Place
  /** As the file names it. */
  type: string
  stem: string
  /** The case that several questions share, and what its questions have in common; both empty for most. */
  material: string
  group: string
  options: RawOption[]
  /** The right side of a matching; its left side are the options. */
  targets: RawOption[]
  answer: RawAnswer
  /** Whether several gaps may be filled in any order. */
  anyOrder: boolean
  explanation: string
  level: string
  difficulty: string
  examPoint: string
  source: string
  author: string
  standard: string
  edition: string
  /** It speaks of a picture that the file does not hold. */
  picture: boolean
}

/** A question with nothing but its place; layouts fill in what they find. */
export const emptyQuestion = (at: Place): RawQuestion => ({
  at,
  type: '',
  stem: '',
  material: '',
  group: '',
  options: [],
  targets: [],
  answer: { kind: 'text', text: '' },
  anyOrder: false,
  explanation: '',
  level: '',
  difficulty: '',
  examPoint: '',
  source: '',
  author: '',
  standard: '',
  edition: '',
  picture: false,
})
