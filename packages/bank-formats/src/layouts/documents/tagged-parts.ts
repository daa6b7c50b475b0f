import type { Place } from '../../bank-reading.ts'
import { answerLetters } from '../../question/read-key.ts'
import { labelled, letterAt, touching } from '../../text/option-letters.ts'
import { truthOf } from '../../text/words.ts'
import type { TagRole } from './tag-names.ts'
import type { MarkedOption } from './tagged-option.ts'
import type { TaggedRecord } from './tagged-records.ts'

/** What a record says, before anything is made of it. */
export interface TaggedParts {
  at: Place
  type: string
  stem: string[]
  options: MarkedOption[]
  answer: string[]
  explanation: string[]
  /** The rest, by role. */
  said: Partial<Record<TagRole, string>>
  /** The name of the tag that says whether the gaps have an order. */
  order: string
  chapter: string
  /** Whether it has a tag of the question's own: a header, a question's text, an answer. */
  tagged: boolean
  /** Whether a header of its own names its type. */
  typed: boolean
  /** Whether brackets or signs set its answer's tag apart. */
  markedAnswer: boolean
  /** Lines that belong to no part. */
  loose: { at: Place; text: string }[]
}

type Target = 'stem' | 'option' | 'answer' | 'explanation' | 'ignored' | 'none'

/** Right and wrong below a statement, each on its line without a letter, are its options; or repeat them. */
const takeVerdictLines = ({ stem, options }: TaggedParts) => {
  const [one, other] = stem.slice(-2).map((line) => truthOf(line))
  const judged =
    options.length === 0 || (options.length === 2 && options.every(({ text }) => truthOf(text) !== undefined))
  if (!judged || stem.length < 3 || one === undefined || other !== !one) return
  const lines = stem.splice(-2)
  if (options.length === 0) options.push(...lines.map((text) => ({ text })))
}

/** Lines at the end of a question that begin with A, B, C … without a stop: "A 按钮". */
const takeTouching = ({ stem, options }: TaggedParts) => {
  if (options.length > 0) return
  const lettered = stem.map((line) => labelled(line, touching))
  const first = lettered.findLastIndex((option) => option?.letter === 'A')
  const run = lettered.slice(first)
  if (first < 1 || run.length < 2 || !run.every((option, index) => option?.letter === letterAt(index))) return
  stem.splice(first)
  options.push(...run.filter((option) => option !== undefined))
}

/** Letters or a verdict are all of an answer; words may go on. */
const isWhole = ([answer = '']: readonly string[]) =>
  answerLetters(answer) !== undefined || truthOf(answer) !== undefined

/** The parts of a record: a line without a tag goes on with the part above it, except where an empty line ended it. */
export const partsOf = ({ tokens, sectionType, chapter }: TaggedRecord): TaggedParts => {
  const at = tokens.find(({ kind }) => kind !== 'blank' && kind !== 'rule' && kind !== 'number')?.at ?? ''
  const parts: TaggedParts = {
    at,
    type: '',
    stem: [],
    options: [],
    answer: [],
    explanation: [],
    said: {},
    order: '',
    chapter,
    tagged: false,
    typed: false,
    markedAnswer: false,
    loose: [],
  }
  let target: Target = 'stem'
  let broken = false
  const goOn = (text: string, place: Place) => {
    const last = parts.options.at(-1)
    // Difficulty and points may stand above the question.
    const unasked = target === 'none' && parts.stem.length + parts.options.length + parts.answer.length === 0
    if (target === 'stem' || unasked) parts.stem.push(text)
    else if (target === 'explanation') parts.explanation.push(text)
    else if (target === 'answer' && (parts.answer.length === 0 || (!broken && !isWhole(parts.answer))))
      parts.answer.push(text)
    else if (target === 'option' && last && !broken) last.text = last.text === '' ? text : `${last.text}\n${text}`
    else if (target !== 'ignored' || broken) parts.loose.push({ at: place, text })
  }
  for (const token of tokens) {
    const { text } = token
    if (token.kind === 'blank') broken = true
    else if (token.kind === 'rule') {
      broken = true
      if (target !== 'stem' || parts.stem.length > 0) target = 'none'
    } else if (token.kind === 'header') {
      parts.type ||= token.type
      parts.tagged = true
      parts.typed ||= token.type !== ''
      if (text !== '') parts.stem.push(text)
      target = 'stem'
    } else if (token.kind === 'option') {
      const { letter, box } = token
      parts.options.push({ ...(letter ? { letter } : {}), ...(box === undefined ? {} : { box }), text })
      target = 'option'
    } else if (token.kind === 'field') {
      const { role } = token
      target = role === 'stem' || role === 'answer' || role === 'explanation' || role === 'ignored' ? role : 'none'
      if (role === 'stem' || role === 'answer') parts.tagged = true
      if (role === 'answer' && token.marked) parts.markedAnswer = true
      if (role === 'type') parts.type ||= text
      else if (role === 'stem' || role === 'answer' || role === 'explanation') {
        if (text !== '') parts[role].push(text)
      } else parts.said[role] ||= text
      if (role === 'any-order') parts.order = token.name
      if (role === 'options') target = 'option'
    } else if (token.kind === 'text' || token.kind === 'number') {
      const expected = target !== 'none' && (target === 'answer' ? parts.answer.length === 0 : target === 'explanation')
      if (token.kind === 'text' || expected) goOn(text, token.at)
    }
    if (token.kind !== 'blank' && token.kind !== 'rule') broken = false
  }
  parts.type ||= sectionType
  takeVerdictLines(parts)
  takeTouching(parts)
  return parts
}
