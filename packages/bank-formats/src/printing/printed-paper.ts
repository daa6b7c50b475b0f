import type { Language, ReviewedQuestion } from '@lianbing/contract'
import type { QuestionType } from '@lianbing/scoring'
import type { PictureToWrite } from '../writers/written.ts'

export interface PrintedQuestion {
  /** Through the whole paper, from 1. */
  number: number
  /** Hundredths of a mark. */
  maximum: number
  /** Options, targets and key are named by letters in the order shown. */
  question: ReviewedQuestion
}

/** Questions under one heading. */
export interface PrintedPart {
  kind: QuestionType | 'case'
  /** As the organisers call it; without it the usual name of its kind. */
  title?: string | undefined
  questions: readonly PrintedQuestion[]
}

/** A form of a paper as it is printed. */
export interface PrintedPaper {
  language: Language
  title: string
  organisation: string
  trade: string
  /** In words; null for a paper of several levels. */
  level: string | null
  minutes: number
  /** Both in hundredths of a mark. */
  passScore: number
  maximum: number
  letter: string
  /** All letters of this paper. */
  letters: readonly string[]
  /** When the form was made: the file's own date, so that each print is the same. */
  madeAt: string
  parts: readonly PrintedPart[]
}

export type PrintKind = 'paper' | 'keys' | 'answer-sheet'
export type PrintFormat = 'pdf' | 'docx'

export interface PaperToPrint {
  paper: PrintedPaper
  kind: PrintKind
  format: PrintFormat
  pictures: ReadonlyMap<string, PictureToWrite>
}
