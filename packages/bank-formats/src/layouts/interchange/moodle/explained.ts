import type { Block, Content, Inline } from '@lianbing/contract'
import type { Weighted } from './weighted-choice.ts'

/** Says first what a comment is about: an option, an answer's words, or right and wrong. */
const about = (subject: Inline, comment: Content): Content => {
  const [first, ...rest] = comment
  const lead: Inline[] = [subject, { type: 'run', text: ' ' }]
  return first?.type === 'paragraph'
    ? [{ type: 'paragraph', children: [...lead, ...first.children] }, ...rest]
    : [{ type: 'paragraph', children: lead }, ...comment]
}

const words = (text: string): Inline => ({ type: 'run', text })

/** A comment on an option, which is named by its letter wherever it is shown. */
export const onOption = (id: string, comment: Content): Block[] =>
  comment.length === 0 ? [] : about({ type: 'option', id }, comment)

/** A comment on an answer in words; on the only one it needs no subject. */
export const onAnswer = (answer: string, comment: Content, alone: boolean): Block[] =>
  comment.length === 0 || alone ? comment : about(words(`${answer}:`), comment)

/** What is said to those who were right, and to those who were wrong. */
export const onVerdict = (right: boolean, comment: Content): Block[] =>
  comment.length === 0 ? [] : about(words(right ? '✓' : '✗'), comment)

/** The comments on answers in words, each named unless it is the only one. */
export const commentsOnAnswers = (answers: readonly Weighted<string>[]): Content =>
  answers.flatMap(({ value, feedback }) => onAnswer(value.replace(/\s+/g, ' '), feedback, answers.length === 1))
