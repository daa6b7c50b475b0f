import type { Language, QuestionDraft } from '@lianbing/contract'
import type { Key, Treatment } from '@lianbing/scoring'

/** What can be written; `json` is a zip where questions show pictures. */
export const writtenFormats = ['json', 'xlsx', 'docx', 'gift', 'moodle-xml', 'qti'] as const
export type WrittenFormat = (typeof writtenFormats)[number]

/** One state of a question that a bank has had: a version with one of its keys. */
export interface KeptVersion {
  versionId: string
  version: number
  keyVersion: number
  /** Why there is this key. */
  keyReason: string
  /** Further answers that are accepted, in the ids of the version's own options. */
  also?: readonly Key[] | undefined
  treatment?: Treatment | undefined
}
/** What makes a question the same in every bank; kept by our own package alone. */
export interface QuestionIdentity extends KeptVersion {
  questionId: string
  state: 'published' | 'retired'
  /** Published versions and keys before this one, oldest first. */
  earlier: readonly (KeptVersion & { draft: QuestionDraft })[]
}

export interface QuestionToWrite {
  draft: QuestionDraft
  identity?: QuestionIdentity
}

export interface PictureToWrite {
  type: 'image/png' | 'image/jpeg' | 'image/webp'
  bytes: Uint8Array
  /** Pixels. */
  width: number
  height: number
}

/** Questions on their way into a file; pictures are handed in by the hash that the questions name. */
export interface BankToWrite {
  /** A title for people. */
  name: string
  /** Of the file's own words; each question has its own. */
  language: Language
  trade?: string
  licence?: string
  source?: string
  questions: readonly QuestionToWrite[]
  pictures: ReadonlyMap<string, PictureToWrite>
}

/** What a format could not hold; texts for people stand in the SPA by code. */
export const lossCodes = [
  'question.type',
  'question.gaps',
  'question.sign',
  'question.long',
  'gaps.placed',
  'case.above-stem',
  'fields',
  'any-order',
  'pinned',
  'unit',
  'rubric',
  'reference.letter',
  'picture.missing',
  'table.lines',
  'formula.text',
  'look',
  'paper.only',
  'exam-point',
  'further-answers',
  'treatment',
] as const
export type LossCode = (typeof lossCodes)[number]

/** `questionIndex` counts from 0. */
export interface Loss {
  questionIndex: number
  code: LossCode
  /** Of `fields`: their names in the model. */
  fields?: string[]
}

export interface WrittenFile {
  bytes: Uint8Array
  /** Without a dot. */
  extension: string
  type: string
  /** How many questions stand in the file. */
  questions: number
  notes: Loss[]
}

/** What was written: one file, or several in a zip where one would be more than an import takes. */
export interface WrittenBank extends WrittenFile {
  parts: number
}
