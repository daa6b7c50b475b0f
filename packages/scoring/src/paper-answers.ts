import type { QuestionType } from './types.ts'

/** What a number on paper asks for: how many options stand there, or gaps, and its marks in hundredths. */
export type PaperShape = { type: QuestionType; options: number; blanks: number; maximum: number }

/** What was written at a number; letters count from 0, null is nothing. */
export type PaperAnswer =
  | null
  | { letters: number[] }
  | { truth: boolean }
  | { texts: string[] }
  | { number: string; unit?: string }
  /** What a person gave for it on paper, in hundredths of a mark; null where people have still to mark it. */
  | { written: number | null }

export type PaperAnswersFault = {
  code: 'answers.sign' | 'answers.option' | 'answers.too_few' | 'answers.too_many' | 'answers.number' | 'answers.points'
  /** At which number, from 1. */
  number: number
  /** What stands there. */
  text: string
}

const nothing = /^(?:空白|空|[-_])/u
const right = /^(?:正确|TRUE|[√✓✔对是T])/u
const wrong = /^(?:错误|FALSE|[×✗✘错否FX])/u

type Read = { answer: PaperAnswer; taken: number } | { code: PaperAnswersFault['code'] }

const readLetters = (said: string, { type, options }: PaperShape): Read => {
  const [taken = ''] = /^\(\s*[A-Z\s,、]*\)|^[A-Z]+/.exec(said) ?? []
  const letters = [...taken].filter((sign) => /[A-Z]/.test(sign)).map((sign) => sign.charCodeAt(0) - 65)
  if (taken === '') return { code: 'answers.sign' }
  if (letters.some((letter) => letter >= options)) return { code: 'answers.option' }
  const isChoice = type === 'multiple-choice'
  const each = [...new Set(letters)]
  // An order names every place once, a matching a partner for each.
  if (type === 'ordering' && (each.length !== letters.length || letters.length !== options))
    return { code: 'answers.option' }
  if (type === 'matching' && letters.length !== options) return { code: 'answers.option' }
  if (letters.length === 0) return { answer: null, taken: taken.length }
  return { answer: { letters: isChoice ? each.sort((a, b) => a - b) : letters }, taken: taken.length }
}

/** The points that stand behind a written answer, as `*8.5`, `8.5` or `8.5分`. */
const readPoints = (said: string, { maximum }: PaperShape): Read => {
  const [taken, points] = /^\*?(\d{1,4}(?:\.\d{1,2})?)分?(?![\d.])/u.exec(said) ?? []
  if (taken !== undefined && points !== undefined) {
    const written = Math.round(Number(points) * 100)
    return written > maximum ? { code: 'answers.points' } : { answer: { written }, taken: taken.length }
  }
  return /^\*(?!\d)/.test(said) ? { answer: { written: null }, taken: 1 } : { code: 'answers.sign' }
}

const readOne = (said: string, shape: PaperShape): Read => {
  // What is written in words ends with a blank or a semicolon.
  const [word = ''] = /^[^\s;|]+/u.exec(said) ?? []
  const none = nothing.exec(said)?.[0]
  const isWord = shape.type === 'numeric' || shape.type === 'blanks'
  if (none !== undefined && (!isWord || none === word)) return { answer: null, taken: none.length }
  switch (shape.type) {
    case 'single-choice': {
      const letter = said.charCodeAt(0) - 65
      if (letter < 0 || letter > 25) return { code: 'answers.sign' }
      return letter < shape.options ? { answer: { letters: [letter] }, taken: 1 } : { code: 'answers.option' }
    }
    case 'true-false': {
      const [yes] = right.exec(said) ?? []
      const [no] = wrong.exec(said) ?? []
      if (yes === undefined && no === undefined) return { code: 'answers.sign' }
      return { answer: { truth: yes !== undefined }, taken: (yes ?? no ?? '').length }
    }
    case 'multiple-choice':
    case 'ordering':
    case 'matching':
      return readLetters(said, shape)
    case 'numeric': {
      const [, number = '', unit = ''] = /^([+-]?\d+(?:\.\d+)?)(.*)$/u.exec(word) ?? []
      if (number === '' || number.length > 40 || unit.length > 20) return { code: 'answers.sign' }
      return { answer: { number, ...(unit === '' ? {} : { unit }) }, taken: word.length }
    }
    case 'blanks': {
      const texts = word.split('/')
      if (texts.length > Math.max(1, shape.blanks)) return { code: 'answers.sign' }
      return { answer: { texts }, taken: word.length }
    }
    case 'written':
      return readPoints(said, shape)
  }
}

const between = /^[\s,;、|。]+/u
/** `1-10:` before answers says where they begin. */
const label = /^(\d{1,3})(?:[-~–—至](\d{1,3}))?:/u

/** Full-width signs as the usual ones; letters of words keep their case where a question asks for words. */
const usual = (line: string) => line.normalize('NFKC').replaceAll('\u00B7', ' ')

/**
 * Reads the answers of a paper in one line: `ABCDA √× ACD (BD) 12.5A 电流/正 *8.5 * -`. A letter is one answer where one is
 * asked for, and a run of letters, or letters in brackets, where several may be; blanks between answers change nothing
 * but end such a run. True and false are √ × 对 错 T F; `-` is no
 * answer, `*8.5` a written one with the points that it was given on paper, and `*` one that people have still to mark.
 */
export const readPaperAnswers = (
  line: string,
  shapes: readonly PaperShape[],
): { answers: PaperAnswer[] } | { fault: PaperAnswersFault } => {
  const answers: PaperAnswer[] = []
  let rest = usual(line)
  const fault = (code: PaperAnswersFault['code']) => ({
    fault: { code, number: answers.length + 1, text: rest.slice(0, 20) },
  })
  for (;;) {
    rest = rest.replace(between, '')
    if (rest === '') break
    const said = label.exec(rest)
    if (said !== null) {
      if (Number(said[1]) !== answers.length + 1) return fault('answers.number')
      rest = rest.slice(said[0].length)
      continue
    }
    const shape = shapes[answers.length]
    if (shape === undefined) return fault('answers.too_many')
    const isWord = shape.type === 'numeric' || shape.type === 'blanks'
    const read = readOne(isWord ? rest : rest.replace(/^[^\s;|]+/u, (word) => word.toUpperCase()), shape)
    if ('code' in read) return fault(read.code)
    answers.push(read.answer)
    rest = rest.slice(read.taken)
  }
  return answers.length < shapes.length ? fault('answers.too_few') : { answers }
}

const said = (answer: PaperAnswer): string => {
  if (answer === null) return '-'
  if ('letters' in answer) return answer.letters.map((letter) => String.fromCharCode(65 + letter)).join('')
  if ('truth' in answer) return answer.truth ? '√' : '×'
  if ('texts' in answer) return answer.texts.join('/')
  if ('number' in answer) return `${answer.number}${answer.unit ?? ''}`
  return answer.written === null ? '*' : `*${answer.written / 100}`
}

/** The same answers always as the same line. */
export const paperAnswersLine = (answers: readonly PaperAnswer[]): string => answers.map(said).join(' ')
