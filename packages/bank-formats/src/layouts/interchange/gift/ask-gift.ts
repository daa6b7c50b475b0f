import type { Content } from '@lianbing/contract'
import type { Markup } from '../../../file/markup.ts'
import { bankProblem } from '../../../problems.ts'
import { optionId } from '../../../question/draft-parts.ts'
import type { ExactQuestion } from '../../../question/exact-draft.ts'
import { acceptedNumber } from '../moodle/accepted-number.ts'
import { acceptedTexts } from '../moodle/accepted-texts.ts'
import { commentsOnAnswers, commentsOnNumbers, onAnswer, onOption, onVerdict } from '../moodle/explained.ts'
import { withGap } from '../moodle/gap-in-stem.ts'
import { matchingPairs } from '../moodle/matching-pairs.ts'
import { gapElement, type PictureOf } from '../moodle/moodle-text.ts'
import { isProblem, type Outcome } from '../moodle/outcome.ts'
import { type QuestionTexts, questionTexts } from '../moodle/question-texts.ts'
import { weightedChoice } from '../moodle/weighted-choice.ts'
import type { GiftAnswers, GiftQuestion } from './gift-tree.ts'

type Asked = Outcome<ExactQuestion>

const askChoice = (answers: Extract<GiftAnswers, { type: 'choice' }>, stem: Content, texts: QuestionTexts): Asked => {
  const weighed = answers.answers.map(({ text, weight, feedback }) => ({
    value: texts.shown(text),
    weight,
    feedback: texts.said(feedback),
  }))
  const choice = weightedChoice(weighed, answers.single)
  if (isProblem(choice)) return choice
  const explanation = weighed.flatMap(({ feedback }, place) => onOption(optionId(place), feedback))
  return { value: { stem, ...choice.value, explanation }, notes: choice.notes }
}

const askShort = (
  answers: Extract<GiftAnswers, { type: 'short' }>,
  stem: () => Content,
  texts: QuestionTexts,
): Asked => {
  const weighed = answers.answers.map(texts.words)
  const accepted = acceptedTexts(weighed)
  if (isProblem(accepted)) return accepted
  const key = { type: 'blanks' as const, texts: [accepted.value], anyOrder: false }
  return {
    value: { stem: stem(), key, blanks: 1, explanation: commentsOnAnswers(weighed) },
    notes: accepted.notes,
  }
}

const askNumeric = (answers: Extract<GiftAnswers, { type: 'numeric' }>, stem: Content, texts: QuestionTexts): Asked => {
  const weighed = answers.answers.map(texts.words)
  const accepted = acceptedNumber(weighed)
  if (isProblem(accepted)) return accepted
  const explanation = [...commentsOnNumbers(weighed), ...onVerdict(false, texts.said(answers.otherwise))]
  return { value: { stem, key: { type: 'numeric', ...accepted.value }, explanation }, notes: accepted.notes }
}

const askMatching = (
  answers: Extract<GiftAnswers, { type: 'matching' }>,
  stem: Content,
  texts: QuestionTexts,
): Asked => {
  const matching = matchingPairs(
    answers.pairs.map(({ left, right }) => ({ left: texts.shown(left), right: texts.shown(right) })),
  )
  if (isProblem(matching)) return matching
  const explanation = answers.pairs.flatMap(({ left, feedback }) =>
    onAnswer(texts.line(left), texts.said(feedback), false),
  )
  return { value: { stem, ...matching.value, explanation }, notes: [] }
}

/** The stem around one pair of braces: where text follows them, a line stands for the answer, as in Moodle. */
const around = ([before = '', behind = '']: readonly string[]): string =>
  behind.trim() === '' ? before : `${before}_____${behind}`

/** Right or wrong is no word that could be missing at a text's end. */
const unbroken = (pieces: readonly string[]) =>
  /[\p{L}\p{N}]/u.test(pieces[1] ?? '') ? around(pieces) : pieces.join('')

const askOne = (question: GiftQuestion, answers: GiftAnswers, texts: QuestionTexts): Asked => {
  const { pieces, format } = question
  const stem = () => texts.asked([around(pieces)], format)
  const [before = '', behind = ''] = pieces
  const gapped = () =>
    texts.asked(behind.trim() === '' ? withGap(before.trimEnd()) : [before, gapElement(0), behind], format)
  switch (answers.type) {
    case 'essay':
      return { value: { stem: stem(), key: { type: 'written', rubric: '' } }, notes: [] }
    case 'truth': {
      const explanation = [
        ...onVerdict(true, texts.said(answers.right)),
        ...onVerdict(false, texts.said(answers.wrong)),
      ]
      return {
        value: {
          stem: texts.asked([unbroken(pieces)], format),
          key: { type: 'true-false', truth: answers.truth },
          explanation,
        },
        notes: [],
      }
    }
    case 'choice':
      return askChoice(answers, stem(), texts)
    case 'short':
      return askShort(answers, gapped, texts)
    case 'numeric':
      return askNumeric(answers, stem(), texts)
    case 'matching':
      return askMatching(answers, stem(), texts)
    default:
      return { problem: bankProblem('key.unreadable', { answer: answers.code }) }
  }
}

/** Several answers in one text: gaps, where all are answered in words. */
const askGaps = ({ pieces, format, braces }: GiftQuestion, texts: QuestionTexts): Asked => {
  const accepted: string[][] = []
  const notes = []
  const explanation: Content = []
  for (const { answers } of braces) {
    if (answers.type === 'unreadable') return { problem: bankProblem('key.unreadable', { answer: answers.code }) }
    if (answers.type !== 'short') return { problem: bankProblem('gift.several-answers') }
    const weighed = answers.answers.map(texts.words)
    const found = acceptedTexts(weighed)
    if (isProblem(found)) return found
    accepted.push(found.value)
    notes.push(...found.notes)
    explanation.push(...commentsOnAnswers(weighed))
  }
  if (accepted.length > 20) return { problem: bankProblem('blanks.count', { gaps: accepted.length }) }
  const parts = pieces.flatMap((piece, index): Markup[] => (index === 0 ? [piece] : [gapElement(index - 1), piece]))
  const key = { type: 'blanks' as const, texts: accepted, anyOrder: false }
  return { value: { stem: texts.asked(parts, format), key, blanks: accepted.length, explanation }, notes }
}

/** A question of GIFT as the model holds it, or why it cannot. */
export const askGift = (question: GiftQuestion, picture: PictureOf): Asked => {
  const texts = questionTexts(picture)
  const { braces } = question
  const [only] = braces
  if (!only) return { problem: bankProblem('question.description') }
  const asked = braces.length === 1 ? askOne(question, only.answers, texts) : askGaps(question, texts)
  if (isProblem(asked)) return asked
  const general = braces.flatMap((brace) => texts.said(brace.general))
  const missing = texts.missing()
  if (missing) return { problem: missing }
  return {
    value: { ...asked.value, explanation: [...general, ...(asked.value.explanation ?? [])] },
    notes: [...asked.notes, ...texts.notes()],
  }
}
