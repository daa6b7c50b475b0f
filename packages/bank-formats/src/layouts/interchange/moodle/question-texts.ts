import type { Content } from '@lianbing/contract'
import { contentText } from '@lianbing/contract'
import type { Markup } from '../../../file/markup.ts'
import { type BankProblem, bankProblem } from '../../../problems.ts'
import { cleanText } from '../../../text/marks.ts'
import { standsAlone } from '../../../text/stands-alone.ts'
import type { GiftAnswer, GiftText } from '../gift/gift-tree.ts'
import { type MoodleFormat, moodleText, type PictureOf } from './moodle-text.ts'
import type { Weighted } from './weighted-choice.ts'

/**
 * Turns the texts of one question into content, and keeps in mind what was not in the file; `picture` finds those that
 * are.
 */
export const questionTexts = (picture: PictureOf) => {
  let lost: BankProblem | undefined
  let lostInExplanation = false
  let words = ''
  const asked = (parts: readonly Markup[], format: MoodleFormat): Content => {
    const content = moodleText(parts, format, {
      picture,
      lost: (problem) => {
        if (lost === undefined || lost.code === 'picture.elsewhere') lost = problem
      },
    })
    words += contentText(content)
    return content
  }
  /** A picture on some web page that the question does without. */
  const leftOut = () => lost?.code === 'picture.elsewhere' && standsAlone(words)
  const saidParts = (parts: readonly Markup[], format: MoodleFormat): Content =>
    moodleText(parts, format, {
      picture,
      lost: () => {
        lostInExplanation = true
      },
    })
  const said = (text: GiftText | undefined): Content => (text ? saidParts([text.text], text.format) : [])
  return {
    asked,
    /** A text on one line, to name it. */
    line: ({ text, format }: GiftText) => contentText(asked([text], format)).replaceAll('\n', ' '),
    said,
    saidParts,
    shown: ({ text, format }: GiftText) => asked([text], format),
    /** An answer in words, which is compared and so has no format. */
    words: ({ text, weight, feedback }: GiftAnswer): Weighted<string> => ({
      value: cleanText(text.text),
      weight,
      feedback: said(feedback),
    }),
    missing: () => (leftOut() ? undefined : lost),
    notes: (): BankProblem[] => [
      ...(lost !== undefined && leftOut() ? [bankProblem('picture.left-out', lost.params)] : []),
      ...(lostInExplanation ? [bankProblem('explanation.media-missing')] : []),
    ],
  }
}
export type QuestionTexts = ReturnType<typeof questionTexts>
