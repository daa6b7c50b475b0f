import { limits } from '../../file/limits.ts'
import { emptyQuestion, type RawQuestion } from '../../question/raw-question.ts'
import { cleanText } from '../../text/marks.ts'
import { type RawOption, stripLetters } from '../../text/option-letters.ts'
import { splitOptions } from '../../text/split-options.ts'
import { typeOf } from '../../text/words.ts'
import type { Layout } from '../layout.ts'
import { optionColumn, type Role, roleOf } from '../roles.ts'
import { blobOf } from './json-blob.ts'

type Fields = Record<string, unknown>

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const textOf = (value: unknown): string => {
  if (typeof value === 'string') return cleanText(value)
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

/** Short names that mean something only inside a record that has a question by another name, or alone. */
const short: Record<string, Role> = { t: 'type', a: 'answer', q: 'stem', category: 'type' }

/** Values of a record by what their names mean; the plainest name of a role wins over a vaguer one. */
const fieldsByRole = (record: Fields) => {
  const roles: Partial<Record<Role, unknown>> = {}
  const columns: string[] = []
  const vague = /^(title|content|text|category)$/i
  const names = Object.keys(record).sort((a, b) => Number(vague.test(a.trim())) - Number(vague.test(b.trim())))
  for (const name of names) {
    const value = record[name]
    const key = name.trim().toLowerCase()
    const place = key in short ? undefined : optionColumn(name)
    if (place !== undefined && !Array.isArray(value) && !isRecord(value)) columns[place] = textOf(value)
    else roles[short[key] ?? roleOf(name)] ??= value
  }
  return { roles, columns: Array.from(columns, (text) => text ?? '') }
}

const flagged = (value: unknown) => value === true || /^\s*(true|1)\s*$/i.test(textOf(value))

/** One option of a list: a text, a pair of text and mark, or an object with letter, text and mark. */
const optionOf = (value: unknown): { letter: string; text: string; right: boolean | undefined } => {
  if (Array.isArray(value))
    return { letter: '', text: textOf(value[0]), right: typeof value[1] === 'boolean' ? value[1] : undefined }
  if (!isRecord(value)) return { letter: '', text: textOf(value), right: undefined }
  const entries = Object.entries(value)
  const named = (pattern: RegExp) => entries.find(([name]) => pattern.test(name))?.[1]
  const mark = named(/^(is_?)?(right|correct|answer|true)$/i)
  return {
    letter: textOf(named(/^(key|label|letter|option_?key|id|tag|prefix)$/i)).trim(),
    text: textOf(named(/text|content|value|name|title|option$/i)),
    right: mark === undefined ? undefined : flagged(mark),
  }
}

const optionsOf = (value: unknown, columns: string[]): { options: RawOption[]; right: number[] | undefined } => {
  if (typeof value === 'string') return { options: splitOptions(cleanText(value)), right: undefined }
  const list = Array.isArray(value)
    ? value.map(optionOf)
    : isRecord(value)
      ? Object.entries(value).map(([letter, text]) => ({ letter, text: textOf(text), right: undefined }))
      : columns.map((text) => ({ letter: '', text, right: undefined }))
  const bare = stripLetters(list.map((option) => option.text))
  const lettered = list.length > 0 && list.every(({ letter }) => /^[A-Za-z]$/.test(letter))
  const options = bare.map((option, index) =>
    lettered ? { letter: list[index]?.letter.toUpperCase() ?? '', text: option.text } : option,
  )
  const marked = list.some(({ right }) => right !== undefined)
  return { options, right: marked ? list.flatMap(({ right }, index) => (right ? [index] : [])) : undefined }
}

const answerOf = (roles: Partial<Record<Role, unknown>>, right: number[] | undefined): RawQuestion['answer'] => {
  const value = roles['answer-letter'] ?? roles.answer ?? roles['answer-index']
  if (value === undefined && right) return { kind: 'places', places: right }
  if (typeof value === 'boolean') return { kind: 'truth', truth: value }
  if (typeof value === 'number' && Number.isInteger(value)) return { kind: 'indexes', indexes: [value] }
  if (!Array.isArray(value)) return { kind: 'text', text: textOf(value) }
  const indexes = value.filter((item) => Number.isInteger(item)) as number[]
  if (indexes.length > 0 && indexes.length === value.length) return { kind: 'indexes', indexes }
  return {
    kind: 'text',
    text: value.map(textOf).join(value.length > 1 && value.some((item) => textOf(item).length > 1) ? '|' : ''),
  }
}

const recordQuestion = (record: Fields, type: string, at: string): RawQuestion | undefined => {
  const { roles, columns } = fieldsByRole(record)
  const answering = ['answer', 'answer-letter', 'answer-index', 'options'] as const
  const answered = columns.length > 1 || answering.some((role) => roles[role] !== undefined)
  if (typeof roles.stem !== 'string' || !answered) return undefined
  // "answers" beside a number that is right are the options.
  const swapped =
    roles.options === undefined &&
    Array.isArray(roles.answer) &&
    (roles['answer-index'] ?? roles['answer-letter']) !== undefined
  const { options, right } = optionsOf(swapped ? roles.answer : roles.options, columns)
  const own = textOf(roles.type)
  const answer = answerOf(swapped ? { ...roles, answer: undefined } : roles, right)
  const blob = options.length === 0 && answer.kind === 'text' ? blobOf(cleanText(roles.stem), answer.text) : undefined
  if (blob) {
    const whole = { ...emptyQuestion(at), type: own || blob.type || type, stem: blob.stem, options: blob.options }
    return { ...whole, answer: { kind: 'text', text: blob.answer }, explanation: textOf(roles.explanation) }
  }
  const place = (role: Role) => textOf(roles[role])
  return {
    ...emptyQuestion(at),
    type: typeOf(own) ? own : type || own,
    stem: cleanText(roles.stem),
    options,
    // A number that is answered without options is a number, not a place among them.
    answer:
      answer.kind === 'indexes' && options.length === 0 ? { kind: 'text', text: answer.indexes.join(',') } : answer,
    explanation: place('explanation'),
    level: place('level'),
    difficulty: place('difficulty'),
    examPoint: place('exam-point') || place('chapter'),
    source: place('source'),
    author: place('author'),
    standard: place('standard'),
    edition: place('edition'),
    picture: place('picture').trim() !== '',
  }
}

/** Records with a question and an answer, options or both, wherever they stand in the value. */
const collect = (value: unknown, type: string, depth: number, found: RawQuestion[]): void => {
  if (depth > limits.jsonDepth || found.length > limits.questions || typeof value !== 'object' || value === null) return
  if (isRecord(value)) {
    const question = recordQuestion(value, type, `#${found.length + 1}`)
    const lists = Object.entries(value).filter(([name]) => !/^(options|answer)$/.test(roleOf(name)))
    const nested = lists.some(
      ([, item]) => Array.isArray(item) && isRecord(item[0]) && recordQuestion(item[0], '', '') !== undefined,
    )
    if (question && !nested && Object.keys(value).length > 1) {
      found.push(question)
      return
    }
  }
  const own = isRecord(value) && typeof value.type === 'string' ? value.type : type
  for (const [name, item] of Object.entries(value))
    collect(item, typeOf(name) && !Array.isArray(value) ? name : own, depth + 1, found)
}

/** Records whose fields are named by what they hold, in Chinese or English, in lists, sections or maps. */
export const jsonRecords: Layout<unknown> = {
  code: 'json.records',
  read: (value) => {
    const questions: RawQuestion[] = []
    collect(value, '', 0, questions)
    const reason = 'Records with a field for the question and fields for answer and options.'
    return questions.length > 0
      ? { layout: 'json.records', reason, questions, rejected: [], warnings: [], leastDrafts: 0 }
      : undefined
  },
}
