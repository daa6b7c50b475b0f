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

/** A number as a person reads it: "12:0.5" and "11.5..12.5" are GIFT's ways to write a range. */
const numberWords = (answer: string): string => {
  const number = '[+-]?[\\d.,]{1,20}'
  const [, around, by] = new RegExp(`^\\s*(${number}):(${number})\\s*$`).exec(answer) ?? []
  if (around !== undefined) return Number(by) === 0 ? around : `${around} ± ${by}`
  const [, from, to] = new RegExp(`^\\s*(${number}?)\\.\\.(${number})\\s*$`).exec(answer) ?? []
  return from === undefined ? answer : `${from} … ${to}`
}

/** A comment on an answer in words; on the only one it needs no subject. */
export const onAnswer = (answer: string, comment: Content, alone: boolean): Block[] =>
  comment.length === 0 || alone ? comment : about(words(`${answer}:`), comment)

/** What is said to those who were right, and to those who were wrong. */
export const onVerdict = (right: boolean, comment: Content): Block[] =>
  comment.length === 0 ? [] : about(words(right ? '✓' : '✗'), comment)

const comments = (answers: readonly Weighted<string>[], name: (answer: string) => string): Content =>
  answers.flatMap(({ value, feedback }) =>
    // A star is any other answer, which is wrong.
    /^\s*\*(?::|\s*$)/.test(value)
      ? onVerdict(false, feedback)
      : onAnswer(name(value.replace(/\s+/g, ' ')), feedback, answers.length === 1),
  )

/** The comments on answers in words, each named unless it is the only one. */
export const commentsOnAnswers = (answers: readonly Weighted<string>[]): Content => comments(answers, (words) => words)

/** The same for numbers, which may have a tolerance. */
export const commentsOnNumbers = (answers: readonly Weighted<string>[]): Content => comments(answers, numberWords)
