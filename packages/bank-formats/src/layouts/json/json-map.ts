import { limits } from '../../file/limits.ts'
import { emptyQuestion, type RawQuestion } from '../../question/raw-question.ts'
import { answerLetters } from '../../question/read-key.ts'
import { cleanText } from '../../text/marks.ts'
import { stripLetters } from '../../text/option-letters.ts'
import { truthOf } from '../../text/words.ts'
import type { Layout } from '../layout.ts'

const asks = /\||[?？]|[（(]\s{0,20}[)）]|_{2,}|[\u00A0\u3000 ]{4,}|[。：:]$/

const isKey = (answer: string) => truthOf(answer) !== undefined || answerLetters(answer) !== undefined

const textsOf = (entries: readonly [string, unknown][]) =>
  entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string')

/** What each question of a map was read from, in their order. */
export const mapOrigins = (value: unknown): unknown[] =>
  textsOf(Object.entries(value ?? {})).map(([key, answer]) => ({ [key]: answer }))

/** A map from question to answer, options behind the question after bars: { "stem|one|two": "one" }. */
export const jsonMap: Layout<unknown> = {
  code: 'json.map',
  read: (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
    const entries = Object.entries(value).slice(0, limits.questions + 1)
    const texts = textsOf(entries)
    if (texts.length < 3 || texts.length * 10 < entries.length * 9) return undefined
    // Any dictionary is a map of texts; questions ask, or bring their options.
    const asking = texts.filter(([key, answer]) => asks.test(key) || (key.length >= 10 && isKey(answer))).length
    if (asking * 2 < texts.length) return undefined
    const questions = texts.map(([key, answer], index): RawQuestion => {
      const [stem = '', ...options] = cleanText(key).split('|')
      return {
        ...emptyQuestion(`#${index + 1}`),
        stem,
        options: stripLetters(options),
        answer: { kind: options.length > 0 ? 'option-text' : 'text', text: cleanText(answer) },
      }
    })
    const reason = 'Each name is a question (options behind it, after bars) and each value its answer in words.'
    return { layout: 'json.map', reason, questions, rejected: [], warnings: [], leastDrafts: 0.5 }
  },
}
