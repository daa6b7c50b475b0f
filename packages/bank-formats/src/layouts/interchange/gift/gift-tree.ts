import type { MoodleFormat } from '../moodle/moodle-text.ts'

/** A text with the format that it names, or that of its question. */
export interface GiftText {
  format: MoodleFormat
  text: string
}

export interface GiftAnswer {
  /** Percent; an answer behind `=` has 100, one behind `~` has 0, unless it says otherwise. */
  weight: number
  text: GiftText
  feedback?: GiftText
}

/** What stands in one pair of braces. */
export type GiftAnswers =
  | { type: 'essay' }
  | { type: 'truth'; truth: boolean; wrong?: GiftText; right?: GiftText }
  | { type: 'choice'; single: boolean; answers: GiftAnswer[] }
  | { type: 'short'; answers: GiftAnswer[] }
  | { type: 'numeric'; answers: GiftAnswer[]; otherwise?: GiftText }
  | { type: 'matching'; pairs: { left: GiftText; right: GiftText; feedback?: GiftText }[] }
  | { type: 'unreadable'; code: string }

export interface GiftQuestion {
  title: string | undefined
  format: MoodleFormat
  /** The text before, between and behind the braces: one piece more than there are braces. */
  pieces: string[]
  braces: { answers: GiftAnswers; general?: GiftText }[]
}
