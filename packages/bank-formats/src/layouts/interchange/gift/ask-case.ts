import type { Content } from '@lianbing/contract'
import type { ExactQuestion } from '../../../question/exact-draft.ts'
import type { PictureOf } from '../moodle/moodle-text.ts'
import { isProblem, type Outcome } from '../moodle/outcome.ts'
import { questionTexts } from '../moodle/question-texts.ts'
import { askGift } from './ask-gift.ts'
import type { GiftQuestion } from './gift-tree.ts'

const askable = new Set(['choice', 'short', 'numeric', 'truth', 'matching'])

/** Answers of several kinds in one text: a case, whose numbered gaps are asked one by one. */
const isCase = ({ braces }: GiftQuestion) =>
  braces.length > 1 &&
  braces.every(({ answers }) => askable.has(answers.type)) &&
  braces.some(({ answers }) => answers.type !== 'short')

const numbered = (pieces: readonly string[]) =>
  pieces.map((piece, place) => (place === 0 ? piece : `(${place})_____${piece}`)).join('')

/** A text of GIFT as the questions that it asks: one, or those of a case that `group` names. */
export const askAll = (question: GiftQuestion, picture: PictureOf, group: string): Outcome<ExactQuestion>[] => {
  if (!isCase(question)) return [askGift(question, picture)]
  const texts = questionTexts(picture)
  const material: Content = texts.asked([numbered(question.pieces)], question.format)
  const missing = texts.missing()
  return question.braces.map((brace, place) => {
    if (missing) return { problem: missing }
    const pieces = [`(${place + 1})`, '']
    const asked = askGift({ title: undefined, format: 'plain', pieces, braces: [brace] }, picture)
    return isProblem(asked) ? asked : { ...asked, value: { ...asked.value, material, group } }
  })
}
