import { comparable, plain } from '../text/comparable.ts'
import type { RawOption } from '../text/option-letters.ts'
import { bareAnswer } from './read-key.ts'

export type Pairs = [left: number, right: number][]

/** One side of a matching, and how its items are named: by letters, by numbers, or by their places alone. */
export interface Side {
  items: RawOption[]
  names: 'letters' | 'numbers' | 'places'
}

const placeOf = (name: string, { items, names }: Side): number | undefined => {
  const numeric = /\d/.test(name)
  if (names !== 'places' && numeric !== (names === 'numbers')) return undefined
  const lettered = numeric ? -1 : items.findIndex(({ letter }) => letter === name)
  const place = lettered >= 0 ? lettered : numeric ? Number(name) - 1 : name.charCodeAt(0) - 65
  return place >= 0 && place < items.length ? place : undefined
}

const resolve = (names: readonly [string, string][], left: Side, right: Side): Pairs | undefined => {
  const pairs = names.map(([a, b]) => [placeOf(a, left), placeOf(b, right)])
  return pairs.some((pair) => pair.includes(undefined)) ? undefined : (pairs as Pairs)
}

const name = '[A-Z]|\\d{1,2}'
const pair = new RegExp(`(${name})\\s*(?:[-—–>=:~.、→⇒/]|对应){0,4}\\s*(${name})`, 'g')

/** Pairs by the names of their items: "1-B,2-A", "A→2;B→1", "1B2A". */
const byNames = (text: string, left: Side, right: Side): Pairs | undefined => {
  const bare = bareAnswer(text)
    .toUpperCase()
    .replace(/[()[\]]/g, ' ')
  if (bare.length > 400) return undefined
  const names = [...bare.matchAll(pair)].map((match): [string, string] => [match[1] ?? '', match[2] ?? ''])
  if (names.length > 0 && /^[\s,;、|和]*$/.test(bare.replace(pair, ''))) {
    const found =
      resolve(names, left, right) ??
      resolve(
        names.map(([a, b]) => [b, a]),
        left,
        right,
      )
    if (found) return found
  }
  // Only the partners, in the order of the left side: "BAC".
  const partners = bare.replace(/[\s,;、|]+/g, '')
  if (left.names === 'letters' || !/^[A-Z]+$/.test(partners) || partners.length !== left.items.length) return undefined
  return resolve(
    [...partners].map((partner, index) => [String(index + 1), partner]),
    { ...left, names: 'numbers' },
    right,
  )
}

const joints = [/——+|—|--+|–/, /→|⇒|=>|->/, /=+/, /[:：]/, /对应/, /-/]

/** Texts of two each, by the one joint that stands once in all of them. */
export const splitPairs = (texts: readonly string[]): [string, string][] | undefined => {
  for (const joint of joints) {
    const pairs = texts.map((text) => text.split(joint).map((part) => part.trim()))
    if (pairs.length > 1 && pairs.every((parts) => parts.length === 2 && !parts.includes('')))
      return pairs as [string, string][]
  }
  return undefined
}

/** The pairs of an answer in words: "停电—断路器；验电—验电器". */
export const pairsOfText = (answer: string): [string, string][] | undefined => {
  for (const separator of [/[;；]/, /\n+/, /\|+/, /[，,]/, /、/]) {
    const parts = answer.split(separator).filter((part) => plain(part) !== '')
    const pairs = parts.length > 1 ? splitPairs(parts) : undefined
    if (pairs) return pairs
  }
  return undefined
}

const byTexts = (answer: string, left: Side, right: Side): Pairs | undefined => {
  const place = (side: Side, text: string) => {
    const found = side.items.findIndex((item) => comparable(item.text) === comparable(text))
    return found < 0 ? undefined : found
  }
  const pairs = pairsOfText(answer)?.map(([a, b]) => [place(left, a), place(right, b)])
  return pairs && !pairs.some((found) => found.includes(undefined)) ? (pairs as Pairs) : undefined
}

/** Places of the partners that an answer names; undefined where that is not plain. */
export const readPairs = (answer: string, left: Side, right: Side): Pairs | undefined =>
  byNames(answer, left, right) ?? byTexts(answer, left, right)
