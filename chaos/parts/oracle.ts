/**
 * A second opinion on marks, written from the description of the marking and sharing no code with it: choices and pairs
 * are right as sets, an order as a list, all or nothing; texts are compared in one form (NFKC, one case, single blanks);
 * numbers exactly and with their tolerance; a unit counts where the key names one; a written answer waits for a person.
 */
export type Verdict = 'right' | 'wrong' | 'open' | 'unanswered'
type Json = Record<string, unknown>
type Pairs = readonly (readonly [shown: string, own: string])[]
export type OracleSlot = { options: Pairs; targets: Pairs }

const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])
const folded = (text: unknown) =>
  String(text ?? '')
    .normalize('NFKC')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKC')
    .split(/\s+/)
    .filter((part) => part !== '')
    .join(' ')

const isBlank = (value: unknown): boolean => {
  if (Array.isArray(value)) return value.every((item) => typeof item === 'string' && item.trim() === '')
  return typeof value === 'string' && value.trim() === ''
}
const isEmpty = (response: Json | null): boolean => response === null || Object.values(response).every(isBlank)

/** A number as a count of its 40th decimal place; undefined where it is none. */
const exact = (value: unknown): bigint | undefined => {
  const text = String(value ?? '')
    .normalize('NFKC')
    .replace('\u2212', '-')
    .trim()
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text)) return undefined
  const [whole = '', fraction = ''] = text.replace(/^[+-]/, '').split('.')
  const units = BigInt(whole + fraction.padEnd(40, '0'))
  return text.startsWith('-') ? -units : units
}

const numeric = (key: Json, response: Json): Verdict => {
  const [right, tolerance, given] = [exact(key.number), exact(key.tolerance), exact(response.number)]
  if (right === undefined || tolerance === undefined) return 'open'
  if (given === undefined) return 'wrong'
  const distance = given > right ? given - right : right - given
  const unit = (text: unknown) =>
    String(text ?? '')
      .normalize('NFKC')
      .replaceAll(/\s/g, '')
  const fits = key.unit === undefined || unit(key.unit) === unit(response.unit)
  return distance <= tolerance && fits ? 'right' : 'wrong'
}

/** Tries every assignment: slower than a matching, and beyond doubt. */
const fills = (blanks: readonly string[][], texts: readonly string[], anyOrder: boolean): boolean => {
  const [first, ...rest] = blanks
  if (first === undefined) return texts.length === 0
  const places = anyOrder ? texts.map((_, place) => place) : [0]
  return places.some((place) => {
    const text = folded(texts[place])
    return text !== '' && first.includes(text) && fills(rest, texts.toSpliced(place, 1), anyOrder)
  })
}

const asSet = (items: readonly string[]) => [...items].sort().join('\n')
const asShown = (pairs: Pairs, shown: string) => pairs.find(([id]) => id === shown)?.[1] ?? '?'

/** What an answer is worth, told from the stored rows alone. */
export const verdictOf = (slot: OracleSlot, key: Json, response: Json | null): Verdict => {
  if (response === null || isEmpty(response)) return 'unanswered'
  const own = (id: string) => asShown(slot.options, id)
  const judge = (right: boolean): Verdict => (right ? 'right' : 'wrong')
  switch (key.type) {
    case 'single-choice':
      return judge(own(String(response.choice)) === key.choice)
    case 'multiple-choice':
      return judge(asSet(list(response.choices).map(own)) === asSet(list(key.choices)))
    case 'true-false':
      return judge(response.truth === key.truth)
    case 'blanks': {
      const blanks = (key.texts as string[][]).map((texts) => texts.map(folded))
      return judge(fills(blanks, list(response.texts), key.anyOrder === true))
    }
    case 'numeric':
      return numeric(key, response)
    case 'ordering':
      return judge(list(response.order).map(own).join('\n') === list(key.order).join('\n'))
    case 'matching': {
      const given = (response.pairs as [string, string][]) ?? []
      const named = given.map(([left, right]) => `${own(left)}=${asShown(slot.targets, right)}`)
      return judge(asSet(named) === asSet((key.pairs as [string, string][]).map((pair) => pair.join('='))))
    }
    case 'written':
      return 'open'
    default:
      throw new Error(`no opinion on ${String(key.type)}`)
  }
}
