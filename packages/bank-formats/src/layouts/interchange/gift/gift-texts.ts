import type { Content } from '@lianbing/contract'
import { contentText } from '@lianbing/contract'
import type { Markup } from '../../../file/markup.ts'
import { type BankProblem, bankProblem } from '../../../problems.ts'
import { cleanText } from '../../../text/marks.ts'
import { type MoodleFormat, moodleText } from '../moodle/moodle-text.ts'
import type { Weighted } from '../moodle/weighted-choice.ts'
import type { GiftAnswer, GiftText } from './gift-tree.ts'

/** Turns the texts of one question into content, and keeps in mind what was not in the file. */
export const giftTexts = () => {
  let lost: BankProblem | undefined
  let lostInExplanation = false
  const asked = (parts: readonly Markup[], format: MoodleFormat): Content =>
    moodleText(parts, format, {
      lost: (problem) => {
        lost ??= problem
      },
    })
  const said = (text: GiftText | undefined): Content =>
    text === undefined
      ? []
      : moodleText([text.text], text.format, {
          lost: () => {
            lostInExplanation = true
          },
        })
  return {
    asked,
    said,
    shown: ({ text, format }: GiftText) => asked([text], format),
    /** An answer in words, which is compared and so has no format. */
    words: ({ text, weight, feedback }: GiftAnswer): Weighted<string> => ({
      value: cleanText(text.text),
      weight,
      feedback: said(feedback),
    }),
    /** A text on one line, for what is chosen from a list. */
    line: ({ text, format }: GiftText) => contentText(asked([text], format)).replaceAll('\n', ' '),
    missing: () => lost,
    notes: (): BankProblem[] => (lostInExplanation ? [bankProblem('explanation.media-missing')] : []),
  }
}
export type GiftTexts = ReturnType<typeof giftTexts>
