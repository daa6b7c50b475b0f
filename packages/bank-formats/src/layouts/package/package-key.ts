import type { QuestionDraft } from '@lianbing/contract'
import { longest } from '../../question/draft-parts.ts'
import { decimal, flag, list, refuse, text } from './package-fields.ts'

type Key = QuestionDraft['key']

/** How many options, targets and gaps a key may speak of. */
interface Parts {
  options: number
  targets: number
  gaps: number
}

const letter = (value: unknown, count: number, of: string): string =>
  typeof value === 'string' && /^[A-Z]$/.test(value) && value.charCodeAt(0) - 65 < count
    ? value
    : refuse(`answer must name ${of} by its letter`)

const letters = (value: unknown, count: number): string[] => {
  const named = list(value, 'answer').map((one) => letter(one, count, 'an option'))
  return new Set(named).size === named.length ? named : refuse('answer names an option twice')
}

const blanks = (value: Record<string, unknown>, gaps: number): Key => {
  const given = list(value.answer, 'answer')
  if (given.length !== gaps) return refuse(`answer must have a part for each of the ${gaps} gaps`)
  const texts = given.map((part) => {
    const alternatives = Array.isArray(part) ? list(part, 'a part of answer') : [part]
    if (alternatives.length > 20) refuse('a part of answer has more than 20 alternatives')
    return alternatives.map((one) => text(one, 'a part of answer', longest.text).trim())
  })
  return { type: 'blanks', texts, anyOrder: flag(value.anyOrder, 'anyOrder') }
}

const numeric = (value: Record<string, unknown>): Key => {
  const tolerance = value.tolerance === undefined ? '0' : decimal(value.tolerance, 'tolerance')
  if (tolerance.startsWith('-')) refuse('tolerance must not be below 0')
  const unit = value.unit === undefined ? {} : { unit: text(value.unit, 'unit', 20).trim() }
  return { type: 'numeric', number: decimal(value.answer, 'answer'), tolerance, ...unit }
}

const matching = (answer: unknown, { options, targets }: Parts): Key => {
  const pairs = list(answer, 'answer').map((pair): [string, string] => {
    if (!Array.isArray(pair) || pair.length !== 2) return refuse('answer must be a list of pairs of letters')
    return [letter(pair[0], options, 'an option'), letter(pair[1], targets, 'a target')]
  })
  const named = new Set(pairs.map(([option]) => option))
  return named.size === options && pairs.length === options
    ? { type: 'matching', pairs }
    : refuse('answer must name each option once')
}

/** The key of a question, by its type. @throws ShapeError */
export const packageKey = (value: Record<string, unknown>, parts: Parts): Key => {
  const { type, answer } = value
  switch (type) {
    case 'true-false':
      return typeof answer === 'boolean' ? { type, truth: answer } : refuse('answer must be true or false')
    case 'single-choice':
      return { type, choice: letter(answer, parts.options, 'an option') }
    case 'multiple-choice':
      return { type, choices: letters(answer, parts.options).sort() }
    case 'ordering': {
      const order = letters(answer, parts.options)
      return order.length === parts.options ? { type, order } : refuse('answer must name each option once')
    }
    case 'matching':
      return matching(answer, parts)
    case 'blanks':
      return blanks(value, parts.gaps)
    case 'numeric':
      return numeric(value)
    case 'written':
      return { type, rubric: answer === '' ? '' : text(answer, 'answer', longest.rubric).trim() }
    default:
      return refuse(
        'type must be single-choice, multiple-choice, true-false, blanks, numeric, ordering, matching or written',
      )
  }
}
