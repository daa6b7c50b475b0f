import { type BankProblem, bankProblem } from '../problems.ts'
import { comparable, plain } from '../text/comparable.ts'
import type { RawOption } from '../text/option-letters.ts'
import type { RawAnswer } from './raw-question.ts'

/** What the file as a whole does with numbers as answers. */
export interface FileHabits {
  /** Number of the first option; undefined where the file does not tell. */
  firstIndex?: 0 | 1
  /** What stands for wrong where 1 stands for right. */
  wrongNumber?: '0' | '2'
}

type Places = { places: number[] } | { problem: BankProblem }

const fail = (code: Parameters<typeof bankProblem>[0], params = {}): Places => ({ problem: bankProblem(code, params) })

/** The answer's bare words: without "答案：", brackets around it and a full stop after it. */
export const bareAnswer = (text: string): string => {
  const words = plain(text)
  // What is longer is prose; looking for its end backwards would cost the square of its length.
  return words.length > 200 ? words : bare(words)
}

const bare = (words: string): string =>
  words
    .replace(/^(正确答案|参考答案|标准答案|答案|answer)\s*[:;是为]?\s*/i, '')
    .replace(/[\s。.,;、]+$/, '')
    .replace(/^[([【{]\s*([^()[\]【】{}]*?)\s*[)\]】}]$/, '$1')

/** Letters of an answer such as "ABD", "A,B", "a b", or undefined where it is something else. */
export const answerLetters = (text: string): string[] | undefined => {
  const bare = bareAnswer(text).toUpperCase()
  return /^[A-Z](?:[\s,、;/|&+.和]*[A-Z])*$/.test(bare) ? (bare.match(/[A-Z]/g) ?? []) : undefined
}

const byLetters = (letters: string[], options: readonly RawOption[], answer: string): Places => {
  if (new Set(letters).size < letters.length) return fail('key.duplicate-letter', { answer })
  const places = letters.map((letter) => letter.charCodeAt(0) - 65)
  const beyond = letters.find((_, index) => (places[index] ?? 0) >= options.length)
  return beyond === undefined ? { places } : fail('key.beyond-options', { letter: beyond, count: options.length })
}

const placesOfText = (text: string, options: readonly RawOption[]): number[] => {
  const wanted = comparable(text).replace(/[。.;；]$/, '')
  return options.flatMap((option, place) =>
    comparable(option.text).replace(/[。.;；]$/, '') === wanted ? [place] : [],
  )
}

/** The answer as the text of one option or of several, with or without their letters; undefined where it is not. */
const byText = (answer: string, options: readonly RawOption[]): number[] | undefined => {
  const whole = placesOfText(answer, options)
  if (whole.length === 1) return whole
  const unlettered = answer.replace(/^\s*[(（]?[A-Za-z][)）]?\s*[.．、:：]?\s*/, '')
  const letter = /^\s*[(（]?([A-Za-z])/.exec(plain(answer))?.[1]?.toUpperCase()
  const single = placesOfText(unlettered, options)
  if (single.length === 1 && single[0] === (letter?.charCodeAt(0) ?? 0) - 65) return single
  for (const separator of [/(?<![A-Za-z0-9])[A-Z][.．、:：]/, /\*\*|##|\|+|\n+/, /[;；]/, /[、，,]/, /\s+/]) {
    const parts = answer
      .split(separator)
      .map((part) => part.trim())
      .filter((part) => part !== '')
    if (parts.length < 2 || parts.length > options.length) continue
    const places = parts.map((part) => placesOfText(part, options))
    if (places.every((found) => found.length === 1)) {
      const flat = places.flat()
      if (new Set(flat).size === flat.length) return flat
    }
  }
  return undefined
}

const byNumbers = (indexes: readonly number[], options: readonly RawOption[], habits: FileHabits): Places => {
  const { firstIndex } = habits
  if (firstIndex === undefined) return fail('key.index-base')
  const places = indexes.map((index) => index - firstIndex)
  if (new Set(places).size < places.length) return fail('key.duplicate-letter', { answer: indexes.join(',') })
  const beyond = places.find((place) => place < 0 || place >= options.length)
  return beyond === undefined
    ? { places }
    : fail('key.beyond-options', { letter: beyond + firstIndex, count: options.length })
}

const optionWord = /^(?:选项|option)\s*(?:([A-H])|(\d|[一二三四五六七八]))(?:项)?$/i

/** "选项1、选项C": options by the names of their columns, as their letters. What is anything else stays as it is. */
const withoutOptionWords = (text: string): string => {
  if (text.length > 100) return text
  const names = text.split(/[\s,，、;；|/]+/).map((part) => optionWord.exec(part))
  if (names.includes(null)) return text
  return names
    .map((name) => {
      const count = '一二三四五六七八'.indexOf(name?.[2] ?? '-') + 1 || Number(name?.[2])
      return name?.[1] ?? (count > 0 ? String.fromCharCode(64 + count) : '?')
    })
    .join('')
}

/**
 * Places (from 0) of the right options. Letters name places; an answer may also be an option's text, or a number
 * where the file as a whole tells how it counts. Nothing is guessed: what is unclear is a problem.
 */
export const readPlaces = (answer: RawAnswer, options: readonly RawOption[], habits: FileHabits): Places => {
  if (answer.kind === 'places') return answer.places.length > 0 ? { places: answer.places } : fail('key.missing')
  if (answer.kind === 'indexes')
    return answer.indexes.length > 0 ? byNumbers(answer.indexes, options, habits) : fail('key.missing')
  if (answer.kind === 'truth') return fail('key.unreadable', { answer: String(answer.truth) })
  if (answer.kind === 'parts') return fail('key.unreadable', { answer: answer.parts.join(', ') })
  const text = withoutOptionWords(answer.text.trim())
  if (text === '') return fail('key.missing')
  if (answer.kind === 'option-text') {
    const places = byText(text, options)
    return places ? { places } : fail('key.not-an-option', { answer: text })
  }
  const letters = answerLetters(text)
  const lettered = letters && byLetters(letters, options, text)
  if (lettered && 'places' in lettered) return lettered
  const places = byText(text, options)
  if (places) return { places }
  if (lettered) return lettered
  const numbers = bareAnswer(text).split(/[\s,;、]+/)
  if (numbers.every((number) => /^\d{1,2}$/.test(number))) return byNumbers(numbers.map(Number), options, habits)
  return fail('key.not-an-option', { answer: text })
}
