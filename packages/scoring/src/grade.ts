import { liesWithin, readDecimal } from './decimal.ts'
import { fillBlanks } from './fill-blanks.ts'
import { plainUnit } from './plain-text.ts'
import type { Key, Mark, Response } from './types.ts'

const sameList = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((item, index) => item === b[index])

const sameSet = (a: readonly string[], b: readonly string[]) =>
  new Set(a).size === a.length && sameList([...a].sort(), [...new Set(b)].sort())

const pairNames = (pairs: readonly (readonly [string, string])[]) => pairs.map((pair) => JSON.stringify(pair))

const gradeNumber = (key: Extract<Key, { type: 'numeric' }>, number: string, unit: string | undefined): Mark => {
  const right = readDecimal(key.number)
  const tolerance = readDecimal(key.tolerance)
  // A key that is no number is a fault of the bank, which nobody should pay for: a person looks at it.
  if (right === undefined || tolerance === undefined) return 'open'
  const given = readDecimal(number)
  if (given === undefined || !liesWithin(given, right, tolerance)) return 'wrong'
  return key.unit === undefined || plainUnit(key.unit) === plainUnit(unit ?? '') ? 'right' : 'wrong'
}

const verdict = (isRight: boolean): Mark => (isRight ? 'right' : 'wrong')

/**
 * Marks one answer, all or nothing. Key and response have to speak of the same option ids (see `toOwn`).
 *
 * - choices and pairs count as sets, an order as a list;
 * - blanks as in `fillBlanks`, compared after NFKC, case folding and collapsing of blanks;
 * - numbers compare exactly, the tolerance included; a unit counts only when the key names one;
 * - a written answer is `open`, and so is a numeric question whose key is not a number;
 * - an empty answer, or one of another type's shape, is `wrong`. Never throws.
 */
export const grade = (key: Key, response: Response): Mark => {
  switch (key.type) {
    case 'single-choice':
      return verdict('choice' in response && response.choice === key.choice)
    case 'multiple-choice':
      return verdict('choices' in response && response.choices.length > 0 && sameSet(response.choices, key.choices))
    case 'true-false':
      return verdict('truth' in response && response.truth === key.truth)
    case 'blanks':
      return verdict('texts' in response && fillBlanks(key.texts, response.texts, key.anyOrder))
    case 'numeric':
      return 'number' in response && response.number.trim() !== ''
        ? gradeNumber(key, response.number, response.unit)
        : 'wrong'
    case 'ordering':
      return verdict('order' in response && response.order.length > 0 && sameList(response.order, key.order))
    case 'matching':
      return verdict(
        'pairs' in response && response.pairs.length > 0 && sameSet(pairNames(response.pairs), pairNames(key.pairs)),
      )
    case 'written':
      return 'text' in response && response.text.trim() !== '' ? 'open' : 'wrong'
  }
}
