import { bankProblem } from '../../../problems.ts'
import { readDecimal, readRange } from './decimal-range.ts'
import type { Outcome } from './outcome.ts'
import type { Weighted } from './weighted-choice.ts'

interface NumberKey {
  number: string
  tolerance: string
}

/** "3", "3:0.5" (with tolerance) or "2.5..3.5". */
const readNumber = (text: string): NumberKey | undefined => {
  const range = text.indexOf('..')
  if (range > 0) return readRange(text.slice(0, range), text.slice(range + 2))
  const [number = '', tolerance = '0', ...rest] = text.split(':')
  const read = readDecimal(number)
  const around = readDecimal(tolerance)
  return read === undefined || around === undefined || around.startsWith('-') || rest.length > 0
    ? undefined
    : { number: read, tolerance: around }
}

/** The one number that is right, with its tolerance; several that differ cannot be held. */
export const acceptedNumber = (answers: readonly Weighted<string>[]): Outcome<NumberKey> => {
  const full = answers.filter(({ weight }) => weight > 99).map(({ value }) => value.trim())
  if (full.length === 0) return { problem: bankProblem('key.missing') }
  const answer = full.join(' / ')
  if (full.some((text) => text === '*')) return { problem: bankProblem('key.wildcard', { answer }) }
  const numbers = full.map(readNumber)
  const [first] = numbers
  if (!first || numbers.includes(undefined)) return { problem: bankProblem('key.unreadable', { answer }) }
  if (numbers.some((number) => number?.number !== first.number || number.tolerance !== first.tolerance))
    return { problem: bankProblem('key.several-ways', { answer }) }
  const partial = answers.some(({ weight }) => weight > 0 && weight <= 99)
  return { value: first, notes: partial ? [bankProblem('key.partial-credit')] : [] }
}
