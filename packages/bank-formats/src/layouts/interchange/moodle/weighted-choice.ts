import type { Content, QuestionDraft } from '@lianbing/contract'
import { contentText } from '@lianbing/contract'
import { bankProblem } from '../../../problems.ts'
import { optionId } from '../../../question/draft-parts.ts'
import { isPinned } from '../../../text/words.ts'
import type { Outcome } from './outcome.ts'

/** An answer that Moodle gives marks for. */
export interface Weighted<Value> {
  value: Value
  /** Percent of the question's marks; wrong ones may cost some. */
  weight: number
  feedback: Content
}

type Key = QuestionDraft['key']
type Choice = { key: Key; options: { content: Content; pinned: boolean }[] }

const lettersOf = (places: readonly number[]) => places.map(optionId).join('')

/** Fractions are rounded by hand (33.333 %), but together they make a whole. */
const isWhole = (sum: number) => Math.abs(sum - 100) < 1.5

const readKey = (answers: readonly Weighted<Content>[], single: boolean): Key | ReturnType<typeof bankProblem> => {
  const places = answers.map((_, place) => place)
  const weightOf = (place: number) => answers[place]?.weight ?? 0
  const right = places.filter((place) => (single ? weightOf(place) > 99 : weightOf(place) > 0))
  const [only] = right
  if (only === undefined) return bankProblem('key.missing')
  if (single)
    return right.length === 1
      ? { type: 'single-choice', choice: optionId(only) }
      : bankProblem('key.several-ways', { answer: lettersOf(right) })
  const weights = right.map(weightOf)
  return isWhole(weights.reduce((sum, weight) => sum + weight, 0))
    ? { type: 'multiple-choice', choices: right.map(optionId) }
    : bankProblem('key.weights', { weights: weights.map((weight) => `${weight} %`).join(', ') })
}

/**
 * A choice from its weights. Of one right answer, that with all marks; of several, those with any marks, which must
 * make a whole. What costs marks is wrong.
 */
export const weightedChoice = (answers: readonly Weighted<Content>[], single: boolean): Outcome<Choice> => {
  const key = readKey(answers, single)
  if ('code' in key) return { problem: key }
  const notes = []
  if (single && answers.some(({ weight }) => weight > 0 && weight <= 99)) notes.push(bankProblem('key.partial-credit'))
  const seen = new Map<string, number>()
  for (const [place, { value, weight }] of answers.entries()) {
    const name = JSON.stringify(value)
    const first = seen.get(name)
    if (first === undefined) seen.set(name, place)
    else {
      const problem = bankProblem('options.duplicate', { first: optionId(first), second: optionId(place) })
      if (weight > 0 !== (answers[first]?.weight ?? 0) > 0) return { problem }
      notes.push(problem)
    }
  }
  const options = answers.map(({ value }) => ({ content: value, pinned: isPinned(contentText(value)) }))
  return { value: { key, options }, notes }
}
