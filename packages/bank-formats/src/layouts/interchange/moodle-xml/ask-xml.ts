import { type Content, contentText } from '@lianbing/contract'
import { elements } from '../../../file/markup.ts'
import { bankProblem } from '../../../problems.ts'
import { longest, optionId } from '../../../question/draft-parts.ts'
import type { ExactQuestion } from '../../../question/exact-draft.ts'
import { truthOf } from '../../../text/words.ts'
import { askGift } from '../gift/ask-gift.ts'
import { acceptedNumber } from '../moodle/accepted-number.ts'
import { acceptedTexts } from '../moodle/accepted-texts.ts'
import { commentsOnAnswers, commentsOnNumbers, onOption, onVerdict } from '../moodle/explained.ts'
import { withGap } from '../moodle/gap-in-stem.ts'
import { matchingPairs } from '../moodle/matching-pairs.ts'
import { isProblem, type Outcome } from '../moodle/outcome.ts'
import { cutEmbedded, parseEmbedded } from '../moodle/parse-embedded.ts'
import { weightedChoice } from '../moodle/weighted-choice.ts'
import { askWordBank } from './ask-word-bank.ts'
import { unitOf } from './unit-of.ts'
import type { XmlQuestion } from './xml-question.ts'

type Asked = Outcome<ExactQuestion>
type Ask = (question: XmlQuestion) => Asked

const isTrue = (text: string) => /^(?:true|1)$/i.test(text.trim())

const commentsOnOptions = (answers: readonly { feedback: Content }[]): Content =>
  answers.flatMap(({ feedback }, place) => onOption(optionId(place), feedback))

const askChoice: Ask = (question) => {
  const answers = question.answers()
  const single = question.child('single')
  const choice = weightedChoice(answers, single === undefined || isTrue(question.textOf(single)))
  return isProblem(choice)
    ? choice
    : {
        value: { stem: question.stem(), ...choice.value, explanation: commentsOnOptions(answers) },
        notes: choice.notes,
      }
}

/** Right only where just the right answers are chosen: each of them has all marks. */
const askSet: Ask = (question) => {
  const answers = question.answers()
  const share = 100 / answers.filter(({ weight }) => weight > 0).length
  const choice = weightedChoice(
    answers.map((answer) => ({ ...answer, weight: answer.weight > 0 ? share : 0 })),
    false,
  )
  return isProblem(choice)
    ? choice
    : {
        value: { stem: question.stem(), ...choice.value, explanation: commentsOnOptions(answers) },
        notes: choice.notes,
      }
}

const askTruth: Ask = (question) => {
  const answers = question.words()
  const right = answers.find(({ weight }) => weight > 99)
  if (!right) return { problem: bankProblem('key.missing') }
  const truth = truthOf(right.value)
  if (truth === undefined) return { problem: bankProblem('key.unreadable', { answer: right.value }) }
  const explanation = answers.flatMap((answer) => onVerdict(answer === right, answer.feedback))
  return { value: { stem: question.stem(), key: { type: 'true-false', truth }, explanation }, notes: [] }
}

const askWords: Ask = (question) => {
  const answers = question.words()
  const accepted = acceptedTexts(answers)
  if (isProblem(accepted)) return accepted
  return {
    value: {
      stem: question.stemOf(withGap(question.source)),
      key: { type: 'blanks', texts: [accepted.value], anyOrder: false },
      blanks: 1,
      explanation: commentsOnAnswers(answers),
    },
    notes: accepted.notes,
  }
}

const askNumber: Ask = (question) => {
  const answers = question.words((answer) => {
    const tolerance = question.textOf(elements(answer, 'tolerance')[0])
    return tolerance === '' ? '' : `:${tolerance}`
  })
  // A star is no number, whatever its tolerance.
  const accepted = acceptedNumber(
    answers.map((answer) => ({ ...answer, value: answer.value.startsWith('*') ? '*' : answer.value })),
  )
  if (isProblem(accepted)) return accepted
  const unit = unitOf(question)
  if (isProblem(unit)) return unit
  const named = unit.value === undefined ? {} : { unit: unit.value }
  return {
    value: {
      stem: question.stem(),
      key: { type: 'numeric', ...accepted.value, ...named },
      ...named,
      explanation: commentsOnNumbers(answers),
    },
    notes: accepted.notes,
  }
}

const askMatching: Ask = (question) => {
  const matching = matchingPairs(
    question.all('subquestion').map((pair) => ({
      left: question.asked(pair),
      right: elements(pair, 'answer').flatMap((answer) => question.asked(answer)),
    })),
  )
  return isProblem(matching) ? matching : { value: { stem: question.stem(), ...matching.value }, notes: [] }
}

const askEssay: Ask = (question) => {
  const rubric = contentText(question.said(question.child('graderinfo')))
  if (rubric.length > longest.rubric) return { problem: bankProblem('stem.too-long', { limit: longest.rubric }) }
  // What stands in the field from the start is part of what is asked.
  const stem = [...question.stem(), ...question.asked(question.child('responsetemplate'))]
  return { value: { stem, key: { type: 'written', rubric } }, notes: [] }
}

const askOrder: Ask = (question) => {
  const answers = question.answers()
  if (answers.length < 2) return { problem: bankProblem('options.too-few') }
  return {
    value: {
      stem: question.stem(),
      options: answers.map(({ value }) => ({ content: value })),
      key: { type: 'ordering', order: answers.map((_, place) => optionId(place)) },
      explanation: commentsOnOptions(answers),
    },
    notes: [],
  }
}

const askEmbedded: Ask = (question) => {
  const { pieces, codes } = cutEmbedded(question.source)
  return askGift(
    {
      title: undefined,
      format: question.stemFormat,
      pieces,
      braces: codes.map((code) => ({ answers: parseEmbedded(code) })),
    },
    question.picture,
  )
}

/** How each of Moodle's types is asked; a type that is not here cannot be held. */
export const askByType: Readonly<Record<string, Ask>> = {
  multichoice: askChoice,
  multichoiceset: askSet,
  truefalse: askTruth,
  shortanswer: askWords,
  numerical: askNumber,
  matching: askMatching,
  match: askMatching,
  essay: askEssay,
  ordering: askOrder,
  multianswer: askEmbedded,
  cloze: askEmbedded,
  gapselect: askWordBank('selectoption'),
  ddwtos: askWordBank('dragbox'),
  description: () => ({ problem: bankProblem('question.description') }),
}
