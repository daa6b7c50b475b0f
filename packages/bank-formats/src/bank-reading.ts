import type { QuestionDraft } from '@lianbing/contract'
import type { BankProblem } from './problems.ts'
import type { QuestionIdentity } from './writers/written.ts'

/** What the bytes are, whatever the file's name says. */
export type BankFormat = 'xlsx' | 'xls' | 'csv' | 'json' | 'docx' | 'txt' | 'gift' | 'moodle-xml' | 'aiken' | 'qti'

/** Every way in which a file is read; each has a name for people in every language. */
export const layoutCodes = [
  'table.header',
  'table.turned',
  'table.options-below',
  'table.bare',
  'table.paper',
  'table.own',
  'paper',
  'text.tagged',
  'text.one-line',
  'text.one-line-key',
  'text.exam-pool',
  'json.records',
  'json.map',
  'json.package',
  'gift',
  'aiken',
  'moodle-xml',
  'qti.1',
  'qti.2',
  'qti.3',
] as const
export type LayoutCode = (typeof layoutCodes)[number]

/**
 * A place in a file: `Sheet1!17` (sheet and row as the program shows them), `17` (line of a text or of a csv's table),
 * `¶17` (paragraph of a Word document), `#12` (the twelfth question of JSON or XML) or `items/q1.xml` (file in a package).
 */
export type Place = string

export interface PlacedDraft {
  at: Place
  draft: QuestionDraft
  /** Only of our own package: which question of which bank it is. */
  identity?: QuestionIdentity
}
/** With what stands in the file at its place, for people: at most 4,000 characters. */
export interface Sourced {
  sourceText: string
  /** How far down in the file its place stands; counts up in the order in which people read it. */
  order: number
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

/** A picture that questions of the reading show, re-encoded: its name is the SHA-256 of these bytes, in hex. */
export interface BankPicture {
  hash: string
  type: 'image/png' | 'image/jpeg' | 'image/webp'
  bytes: Uint8Array
  /** Pixels. */
  width: number
  height: number
}

/** What another layout would make of the file. */
export interface Alternative {
  layout: LayoutCode
  questions: number
  rejected: number
}

/** The best reading of a file. Every question of the file is either a draft or rejected with its place and reason. */
export interface BankReading {
  format: BankFormat
  /** Stable code of the layout that read most questions. */
  layout: LayoutCode
  /** Why this layout was chosen, in English. */
  layoutReason: string
  /** Every other layout in which the file can be read, best first; the caller may ask for one. */
  alternatives: Alternative[]
  drafts: (PlacedDraft & Sourced)[]
  rejected: (PlacedProblem & Sourced)[]
  warnings: BankWarning[]
  pictures: BankPicture[]
  /** Only for our own package format. */
  package?: BankPackage
}

/** How many drafts there are of each type that occurs. */
export const countByType = (reading: {
  drafts: readonly PlacedDraft[]
}): Partial<Record<QuestionDraft['type'], number>> => {
  const counts: Partial<Record<QuestionDraft['type'], number>> = {}
  for (const { draft } of reading.drafts) counts[draft.type] = (counts[draft.type] ?? 0) + 1
  return counts
}
