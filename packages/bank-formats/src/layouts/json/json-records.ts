import { limits } from '../../file/limits.ts'
import { emptyQuestion, type RawQuestion } from '../../question/raw-question.ts'
import { cleanText } from '../../text/marks.ts'
import { typeOf } from '../../text/words.ts'
import type { Layout } from '../layout.ts'
import { isWrongAnswers, type Role, roleOf } from '../roles.ts'
import { blobOf } from './json-blob.ts'
import { type Fields, fieldsByRole, fieldText, isRecord } from './json-fields.ts'
import { jsonOptions } from './json-options.ts'

const answerOf = (roles: Partial<Record<Role, unknown>>, right: number[] | undefined): RawQuestion['answer'] => {
  const value = roles['answer-letter'] ?? roles.answer ?? roles['answer-index']
  if (value === undefined && right) return { kind: 'places', places: right }
  if (typeof value === 'boolean') return { kind: 'truth', truth: value }
  if (typeof value === 'number' && Number.isInteger(value)) return { kind: 'indexes', indexes: [value] }
  if (!Array.isArray(value)) return { kind: 'text', text: fieldText(value) }
  const indexes = value.filter((item) => Number.isInteger(item)) as number[]
  if (indexes.length > 0 && indexes.length === value.length) return { kind: 'indexes', indexes }
  return {
    kind: 'text',
    text: value.map(fieldText).join(value.length > 1 && value.some((item) => fieldText(item).length > 1) ? '|' : ''),
  }
}

/** A record whose question is a record of its own, as one. */
const flat = (record: Fields): Fields => {
  const inner = Object.entries(record).find(([name, value]) => isRecord(value) && roleOf(name) === 'stem')
  return inner && isRecord(inner[1]) ? { ...record, [inner[0]]: undefined, ...inner[1] } : record
}

/** The right answer and the wrong ones, where they stand apart. */
const besideWrong = (record: Fields, answer: unknown) => {
  const wrong = Object.entries(record).find(([name]) => isWrongAnswers(name))?.[1]
  const right = Array.isArray(answer) ? answer : [answer]
  const all = Array.isArray(wrong) ? [...right, ...wrong].map(fieldText) : []
  if (all.length < 2 || all.includes('')) return undefined
  return {
    options: all.map((text) => ({ text })),
    answer: { kind: 'places' as const, places: right.map((_, place) => place) },
  }
}

const recordQuestion = (given: Fields, type: string, at: string): RawQuestion | undefined => {
  const record = flat(given)
  const { roles, columns } = fieldsByRole(record)
  const answering = ['answer', 'answer-letter', 'answer-index', 'options'] as const
  const answered = columns.length > 1 || answering.some((role) => roles[role] !== undefined)
  if (typeof roles.stem !== 'string' || !answered) return undefined
  // "answers" beside a number that is right are the options.
  const swapped =
    roles.options === undefined &&
    Array.isArray(roles.answer) &&
    (roles['answer-index'] ?? roles['answer-letter']) !== undefined
  const { options, right } = jsonOptions(swapped ? roles.answer : roles.options, columns)
  const own = fieldText(roles.type)
  const apart = roles.options === undefined ? besideWrong(record, roles.answer) : undefined
  const answer = answerOf(swapped ? { ...roles, answer: undefined } : roles, right)
  const blob =
    options.length === 0 && !apart && answer.kind === 'text' ? blobOf(cleanText(roles.stem), answer.text) : undefined
  if (blob) {
    const whole = { ...emptyQuestion(at), type: own || blob.type || type, stem: blob.stem, options: blob.options }
    return { ...whole, answer: { kind: 'text', text: blob.answer }, explanation: fieldText(roles.explanation) }
  }
  const place = (role: Role) => fieldText(roles[role])
  return {
    ...emptyQuestion(at),
    // One right answer beside wrong ones, whatever "multiple" means to the program.
    type: apart?.answer.places.length === 1 ? '' : typeOf(own) ? own : type || own,
    stem: cleanText(roles.stem),
    options: apart?.options ?? options,
    // A number that is answered without options is a number, not a place among them.
    answer:
      apart?.answer ??
      (answer.kind === 'indexes' && options.length === 0 ? { kind: 'text', text: answer.indexes.join(',') } : answer),
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
const collect = (value: unknown, type: string, depth: number, found: RawQuestion[], origins: unknown[] = []): void => {
  if (depth > limits.jsonDepth || found.length > limits.questions || typeof value !== 'object' || value === null) return
  if (isRecord(value)) {
    const question = recordQuestion(value, type, `#${found.length + 1}`)
    const lists = Object.entries(value).filter(([name]) => !/^(options|answer)$/.test(roleOf(name)))
    const nested = lists.some(
      ([, item]) => Array.isArray(item) && isRecord(item[0]) && recordQuestion(item[0], '', '') !== undefined,
    )
    if (question && !nested && Object.keys(value).length > 1) {
      found.push(question)
      origins.push(value)
      return
    }
  }
  const own = isRecord(value) && typeof value.type === 'string' ? value.type : type
  for (const [name, item] of Object.entries(value))
    collect(item, typeOf(name) && !Array.isArray(value) ? name : own, depth + 1, found, origins)
}

/** What each question was read from, in their order. */
export const recordOrigins = (value: unknown): unknown[] => {
  const origins: unknown[] = []
  collect(value, '', 0, [], origins)
  return origins
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
