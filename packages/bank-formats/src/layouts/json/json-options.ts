import { cleanText } from '../../text/marks.ts'
import { type RawOption, stripLetters } from '../../text/option-letters.ts'
import { splitOptions } from '../../text/split-options.ts'
import { fieldText, isRecord, rightness } from './json-fields.ts'

/** Names of an option's words, the plainest first. */
const wordings = [/text|content|desc/i, /val(?:ue)?$|value|title|name|label|option$|answer$/i]

const flagged = (value: unknown) => value === true || /^\s*(true|1)\s*$/i.test(fieldText(value))

const isLetter = (value: unknown) => /^[A-Za-z]$/.test(fieldText(value).trim())

/** The field that holds the letters of all options in a list. */
const letterField = (list: readonly unknown[]): string | undefined => {
  const [first] = list
  if (!isRecord(first)) return undefined
  return Object.keys(first).find((name) => list.every((option) => isRecord(option) && isLetter(option[name])))
}

interface JsonOption {
  letter: string
  text: string
  right: boolean | undefined
}

/** One option of a list: a text, a pair of text and mark, or an object with letter, text and mark. */
const optionOf = (value: unknown, letters: string | undefined): JsonOption => {
  if (Array.isArray(value))
    return { letter: '', text: fieldText(value[0]), right: typeof value[1] === 'boolean' ? value[1] : undefined }
  if (!isRecord(value)) return { letter: '', text: fieldText(value), right: undefined }
  const entries = Object.entries(value).filter(([name]) => name !== letters)
  const flag = entries.find(([name]) => rightness.test(name))?.[1]
  const texts = entries.filter(([name, text]) => !rightness.test(name) && ['string', 'number'].includes(typeof text))
  const words = wordings
    .map((names) => texts.find(([name]) => names.test(name))?.[1])
    .find((text) => text !== undefined)
  return {
    letter: letters === undefined ? '' : fieldText(value[letters]).trim(),
    text: fieldText(words),
    right: flag === undefined ? undefined : flagged(flag),
  }
}

/** Options in any of the shapes of JSON, and the places of those that are marked right where any mark is given. */
export const jsonOptions = (
  value: unknown,
  columns: readonly string[],
): { options: RawOption[]; right: number[] | undefined } => {
  if (typeof value === 'string') return { options: splitOptions(cleanText(value)), right: undefined }
  const letters = Array.isArray(value) ? letterField(value) : undefined
  const list = Array.isArray(value)
    ? value.map((option) => optionOf(option, letters))
    : isRecord(value)
      ? Object.entries(value).map(([letter, text]) => ({ letter, text: fieldText(text), right: undefined }))
      : columns.map((text) => ({ letter: '', text, right: undefined }))
  const bare = stripLetters(list.map((option) => option.text))
  const lettered = list.length > 0 && list.every(({ letter }) => /^[A-Za-z]$/.test(letter))
  const options = bare.map((option, index) =>
    lettered ? { letter: list[index]?.letter.toUpperCase() ?? '', text: option.text } : option,
  )
  const marked = list.some(({ right }) => right !== undefined)
  return { options, right: marked ? list.flatMap(({ right }, index) => (right ? [index] : [])) : undefined }
}
