import type { Language } from '@lianbing/contract'
import { type BankProblem, bankProblem } from '../problems.ts'
import { comparable, plain } from '../text/comparable.ts'
import { numberedItems } from '../text/numbered-items.ts'
import type { RawOption } from '../text/option-letters.ts'
import { answerText, isUnanswered } from './answer-text.ts'
import { checkOptions, optionsInStem, sameOptions } from './check-options.ts'
import { type Built, makeDraft, optionId } from './draft-parts.ts'
import type { RawQuestion } from './raw-question.ts'
import { bareAnswer } from './read-key.ts'
import { toContent } from './to-content.ts'

const arrows = /→|⇒|[-=]+>|>|—+|–|\n/
const separators = [arrows, /[;；]/, /[、，,]/, /\|+/, /\s+/]

const inParts = (text: string, separator: RegExp) =>
  text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** Names of items one after another, BADC or 2→1→4→3, as places; undefined where the text names none. */
const placesOfNames = (answer: string, count: number): number[] | undefined => {
  const bare = bareAnswer(answer).toUpperCase()
  const text = bare.replace(/[\s,;、|/()→⇒>=.—–-]+/g, ' ').trim()
  if (/^[A-Z](?: ?[A-Z])*$/.test(text)) return [...text.replaceAll(' ', '')].map((name) => name.charCodeAt(0) - 65)
  if (!/^\d{1,26}$|^\d{1,2}(?: \d{1,2})+$/.test(text)) return undefined
  const numbers = (text.includes(' ') ? text.split(' ') : [...text]).map(Number)
  // Each item is named once, so that the lowest number tells where counting starts.
  const base = numbers.includes(0) ? 0 : 1
  return numbers.length === count ? numbers.map((number) => number - base) : undefined
}

/** The items' own texts one after another, as places. */
const placesOfTexts = (answer: string, options: readonly RawOption[]): number[] | undefined => {
  const texts = options.map(({ text }) => comparable(text))
  for (const separator of separators) {
    const places = inParts(answer, separator).map((part) => texts.indexOf(comparable(part)))
    if (places.length === options.length && !places.includes(-1)) return places
  }
  return undefined
}

/** The items to order: options, lettered or numbered, or a numbered list in their cell or in the stem. */
const itemsOf = (raw: RawQuestion): { stem: string; options: RawOption[] } | undefined => {
  const { stem, options } = raw
  if (options.length > 1) {
    const whole = numberedItems(options.map(({ text }) => text).join('\n'))
    return { stem, options: whole?.before === '' && whole.items.length === options.length ? whole.items : [...options] }
  }
  const inCell = options[0] && numberedItems(options[0].text)
  if (inCell?.before === '') return { stem, options: inCell.items }
  const listed = options.length === 0 ? numberedItems(stem) : undefined
  if (listed && plain(listed.before) !== '') return { stem: listed.before, options: listed.items }
  return options.length === 0 ? optionsInStem(stem) : undefined
}

/** A question that asks for an order; the key has to name each item once. */
export const buildOrdering = (raw: RawQuestion, language: Language, notes: BankProblem[]): Built => {
  const answer = answerText(raw)
  const places = raw.answer.kind === 'places' || raw.answer.kind === 'indexes' ? raw.answer : undefined
  if (isUnanswered(raw)) return { problem: bankProblem('key.missing') }
  const found = itemsOf(raw)
  const steps = inParts(answer, arrows)
  // Where the items stand nowhere else, the right order itself lists them.
  const listed =
    found === undefined && steps.length > 1 && placesOfNames(answer, steps.length) === undefined
      ? { stem: raw.stem, options: steps.map((text) => ({ text })) }
      : undefined
  const asked = found ?? listed
  if (!asked) return { problem: bankProblem('options.missing') }
  const checked = checkOptions(asked.options)
  if ('problem' in checked) return checked
  const { options } = checked
  if (options.length < 2) return { problem: bankProblem('options.too-few') }
  const same = sameOptions(options)
  if (same)
    return { problem: bankProblem('options.duplicate', { first: optionId(same[0]), second: optionId(same[1]) }) }
  const order =
    places?.kind === 'places'
      ? places.places
      : places?.kind === 'indexes'
        ? placesOfNames(places.indexes.join(' '), options.length)
        : (placesOfNames(answer, options.length) ?? placesOfTexts(answer, options))
  if (!order) return { problem: bankProblem('key.not-an-order', { answer }) }
  const beyond = order.find((place) => place >= options.length)
  if (beyond !== undefined)
    return { problem: bankProblem('key.beyond-options', { letter: optionId(beyond), count: options.length }) }
  if (order.length !== options.length || new Set(order).size !== order.length)
    return { problem: bankProblem('key.not-an-order', { answer }) }
  const key = { type: 'ordering' as const, order: order.map(optionId) }
  return makeDraft(raw, language, { stem: toContent(asked.stem), options, key }, notes)
}
