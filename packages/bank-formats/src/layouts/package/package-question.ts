import type { Content, Inline, Language, QuestionDraft } from '@lianbing/contract'
import { type BankProblem, bankProblem } from '../../problems.ts'
import { sameOptions } from '../../question/check-options.ts'
import { longest, optionId } from '../../question/draft-parts.ts'
import { toContent } from '../../question/to-content.ts'
import { cleanText } from '../../text/marks.ts'
import { isPinned } from '../../text/words.ts'

/** Values that a package gives for all of its questions. */
export interface PackageDefaults {
  language: Language
  source: string | null
}

const fields = new Set([
  'type',
  'language',
  'level',
  'difficulty',
  'examPoint',
  'stem',
  'options',
  'answer',
  'explanation',
  'source',
  'author',
  'standard',
  'edition',
])

class ShapeError extends Error {}
const refuse = (detail: string): never => {
  throw new ShapeError(detail)
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const text = (value: unknown, name: string, limit: number): string =>
  typeof value === 'string' && value.trim() !== '' && value.length <= limit
    ? cleanText(value)
    : refuse(`${name} must be a text of 1 to ${limit} characters`)

const textOrNull = (value: unknown, name: string, limit: number) =>
  value === undefined || value === null ? null : text(value, name, limit).trim()

const grade = (value: unknown, name: string) =>
  value === undefined || value === null
    ? null
    : Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 5
      ? Number(value)
      : refuse(`${name} must be 1 to 5`)

/** Text with {{B}} as a reference to option B. */
const referring = (value: string, count: number): Content =>
  toContent(value, /\{\{\s*([^{}]*?)\s*\}\}/g, (match): Inline[] => {
    const letter = match[1] ?? ''
    const place = /^[A-Z]$/.test(letter) ? letter.charCodeAt(0) - 65 : count
    return place < count ? [{ type: 'option', id: letter }] : refuse(`{{${letter}}} names no option`)
  })

const readOptions = (value: unknown): { text: string; pinned: boolean }[] => {
  if (!Array.isArray(value)) return refuse('options must be a list')
  return value.map((option: unknown, index) => {
    const name = `option ${optionId(index)}`
    if (!isObject(option)) return { text: text(option, name, longest.stem), pinned: isPinned(String(option)) }
    for (const key of Object.keys(option))
      if (key !== 'text' && key !== 'pinned') refuse(`${name} has the unknown field “${key}”`)
    if (option.pinned !== undefined && typeof option.pinned !== 'boolean')
      refuse(`pinned of ${name} must be true or false`)
    return { text: text(option.text, name, longest.stem), pinned: option.pinned === true }
  })
}

const letterIn = (value: unknown, count: number): string =>
  typeof value === 'string' && /^[A-Z]$/.test(value) && value.charCodeAt(0) - 65 < count
    ? value
    : refuse('answer must name an option by its letter')

const readKey = (type: unknown, answer: unknown, count: number): QuestionDraft['key'] => {
  if (type === 'true-false')
    return typeof answer === 'boolean' ? { type, truth: answer } : refuse('answer must be true or false')
  if (type === 'single-choice') return { type, choice: letterIn(answer, count) }
  if (type !== 'multiple-choice') return refuse('type must be single-choice, multiple-choice or true-false')
  if (!Array.isArray(answer) || answer.length === 0) return refuse('answer must be a list of letters')
  const choices = answer.map((letter) => letterIn(letter, count))
  if (new Set(choices).size < choices.length) return refuse('answer names an option twice')
  return { type, choices: choices.sort() }
}

const readShape = (value: unknown, defaults: PackageDefaults): QuestionDraft => {
  if (!isObject(value)) return refuse('a question must be an object')
  for (const name of Object.keys(value)) if (!fields.has(name)) refuse(`the field “${name}” is not known`)
  const { language = defaults.language } = value
  if (language !== 'zh-CN' && language !== 'en') return refuse('language must be zh-CN or en')
  const choice = value.type !== 'true-false'
  if (!choice && value.options !== undefined) refuse('a true-false question has no options')
  const options = choice ? readOptions(value.options) : []
  if (choice && (options.length < 2 || options.length > 26)) refuse('options must be 2 to 26')
  const same = sameOptions(options)
  if (same) refuse(`options ${optionId(same[0])} and ${optionId(same[1])} are the same`)
  const key = readKey(value.type, value.answer, options.length)
  return {
    type: key.type,
    language,
    stem: referring(text(value.stem, 'stem', longest.stem), options.length),
    options: options.map((option, index) => ({
      id: optionId(index),
      content: referring(option.text, options.length),
      pinned: option.pinned,
    })),
    targets: [],
    material: [],
    level: grade(value.level, 'level'),
    difficulty: grade(value.difficulty, 'difficulty'),
    examPoint: textOrNull(value.examPoint, 'examPoint', 200),
    source: textOrNull(value.source, 'source', 500) ?? defaults.source,
    author: textOrNull(value.author, 'author', 200),
    standard: textOrNull(value.standard, 'standard', 200),
    edition: textOrNull(value.edition, 'edition', 100),
    validFrom: null,
    validUntil: null,
    group: null,
    key,
    explanation:
      value.explanation === undefined
        ? []
        : referring(text(value.explanation, 'explanation', longest.stem), options.length),
  }
}

/** A question of our own package, strictly: an unknown field is a problem, not a guess. */
export const readPackageQuestion = (
  value: unknown,
  defaults: PackageDefaults,
): { draft: QuestionDraft } | { problem: BankProblem } => {
  try {
    return { draft: readShape(value, defaults) }
  } catch (error) {
    if (error instanceof ShapeError) return { problem: bankProblem('question.shape', { detail: error.message }) }
    throw error
  }
}
