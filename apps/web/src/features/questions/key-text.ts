import type { PracticeQuestion } from '@lianbing/contract'
import type { QuestionMessages } from './messages/zh-CN.ts'
import { plainText } from './plain-text.ts'
import { letterOf, type Response, type Review } from './response.ts'

const named = (question: PracticeQuestion, id: string): string =>
  plainText([...question.options, ...question.targets].find((option) => option.id === id)?.content ?? [])

/** The key in words; letters for choices, as this worker saw them. */
export const keyText = (question: PracticeQuestion, key: Review['key'], words: QuestionMessages): string => {
  if (key.type === 'single-choice') return letterOf(question, key.choice)
  if (key.type === 'multiple-choice')
    return key.choices
      .map((id) => letterOf(question, id))
      .sort()
      .join('')
  if (key.type === 'true-false') return words.truth(key.truth)
  if (key.type === 'blanks') return key.texts.map((texts) => texts.join(' / ')).join('; ')
  if (key.type === 'numeric') {
    const tolerance = /[1-9]/.test(key.tolerance) ? `±${key.tolerance}` : undefined
    return [key.number, tolerance, key.unit].filter(Boolean).join(' ')
  }
  if (key.type === 'ordering') return key.order.map((id) => named(question, id)).join(' → ')
  if (key.type === 'matching')
    return key.pairs.map(([a, b]) => `${named(question, a)} – ${named(question, b)}`).join('; ')
  return key.rubric
}

/** The worker's own answer in words, in the same manner. */
export const responseText = (question: PracticeQuestion, response: Response, words: QuestionMessages): string => {
  if ('choice' in response) return letterOf(question, response.choice)
  if ('choices' in response)
    return response.choices
      .map((id) => letterOf(question, id))
      .sort()
      .join('')
  if ('truth' in response) return words.truth(response.truth)
  if ('texts' in response) return response.texts.join('; ')
  if ('number' in response) return [response.number, response.unit].filter(Boolean).join(' ')
  if ('order' in response) return response.order.map((id) => named(question, id)).join(' → ')
  if ('pairs' in response)
    return response.pairs.map(([a, b]) => `${named(question, a)} – ${named(question, b)}`).join('; ')
  return 'text' in response ? response.text : ''
}
