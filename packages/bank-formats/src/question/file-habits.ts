import type { Language } from '@lianbing/contract'
import { plain } from '../text/comparable.ts'
import { truthOf, typeOf } from '../text/words.ts'
import type { RawQuestion } from './raw-question.ts'
import { answerLetters, bareAnswer, type FileHabits } from './read-key.ts'

const figures = (text: string): number[] => {
  const parts = bareAnswer(text).split(/[\s,;、]+/)
  return parts.every((part) => /^\d{1,2}$/.test(part)) ? parts.map(Number) : []
}

/** Figures of a choice's answer that are not themselves the words of an option. */
const indexesOf = ({ answer, options }: RawQuestion): number[] => {
  if (answer.kind === 'indexes') return answer.indexes
  if (answer.kind !== 'text') return []
  const bare = bareAnswer(answer.text)
  return options.some((option) => plain(option.text) === bare) ? [] : figures(answer.text)
}

/** Counting starts at 0 where an answer is 0, at 1 where one is as high as there are options; else nobody knows. */
const firstIndexOf = (questions: readonly RawQuestion[]): 0 | 1 | undefined => {
  const choices = questions.filter(({ options }) => options.length > 1)
  const zero = choices.some((question) => indexesOf(question).includes(0))
  const last = choices.some((question) =>
    indexesOf(question).includes(question.options.filter(({ text }) => text !== '').length),
  )
  if (zero === last) return undefined
  return zero ? 0 : 1
}

/** 1 stands for right; what stands for wrong is 0 or 2, where the answers hold only one of them. */
const wrongNumberOf = (questions: readonly RawQuestion[]): '0' | '2' | undefined => {
  const asked = questions.filter(
    ({ type, options }) => options.length === 0 && (typeOf(type) ?? 'true-false') === 'true-false',
  )
  const answers = asked.map(({ answer }) => (answer.kind === 'text' ? bareAnswer(answer.text) : ''))
  const figures = new Set(answers.filter((answer) => /^[\d.+-]+$/.test(answer)))
  if (figures.size !== 2 || !figures.has('1')) return undefined
  return figures.has('0') ? '0' : figures.has('2') ? '2' : undefined
}

/** What can only be learned from the questions of a file together. */
export const fileHabits = (questions: readonly RawQuestion[]): FileHabits => {
  const firstIndex = firstIndexOf(questions)
  const wrongNumber = wrongNumberOf(questions)
  return { ...(firstIndex === undefined ? {} : { firstIndex }), ...(wrongNumber === undefined ? {} : { wrongNumber }) }
}

/** English "multiple choice" usually means one right answer, unless the file's own keys say otherwise. */
export const mendTypes = (questions: readonly RawQuestion[]): RawQuestion[] => {
  const english = /^\s*multiple[\s_-]*choices?\s*$/i
  const several = questions.some(
    ({ type, answer }) =>
      english.test(type) &&
      ((answer.kind === 'text' &&
        truthOf(answer.text) === undefined &&
        (answerLetters(answer.text)?.length ?? 0) > 1) ||
        (answer.kind === 'places' && answer.places.length > 1) ||
        (answer.kind === 'indexes' && answer.indexes.length > 1)),
  )
  return several
    ? [...questions]
    : questions.map((question) => (english.test(question.type) ? { ...question, type: '' } : question))
}

const chinese = /[\u3400-\u9FFF]/

/** The language of each question: Chinese where it has Chinese words, or where figures alone stand in a Chinese file. */
export const languageOf = (questions: readonly RawQuestion[]): ((question: RawQuestion) => Language) => {
  const hasChinese = ({ stem, options }: RawQuestion) =>
    chinese.test(stem) || options.some(({ text }) => chinese.test(text))
  const mostly = questions.filter(hasChinese).length * 5 >= questions.length
  const words = /[A-Za-z]{3,} [A-Za-z]{2,} [A-Za-z]{2,}/
  return (question) => (hasChinese(question) || (mostly && !words.test(question.stem)) ? 'zh-CN' : 'en')
}
