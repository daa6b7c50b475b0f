import type { QuestionDraft } from '@lianbing/contract'

type NumericKey = Extract<QuestionDraft['key'], { type: 'numeric' }>

/** Half of a difference, without the digits that the size of its ends made up. */
const half = (low: number, high: number): number => {
  const places = 13 - Math.ceil(Math.log10(Math.max(Math.abs(low), Math.abs(high), 1)))
  return Number(((high - low) / 2).toFixed(Math.min(Math.max(places, 0), 100)))
}

/** A number as the model writes it: at most twelve digits that mean something, never with an exponent. */
const decimal = (value: number): string | undefined => {
  const text = String(Number(value.toPrecision(12)))
  return /^-?\d+(?:\.\d+)?$/.test(text) ? text : undefined
}

/**
 * The number and tolerance that accept just what a format's own rules accept: the first of the intervals whose middle
 * and ends are right, while nothing beyond them and no other end is. Undefined where none of them fits.
 */
export const numericKey = (
  intervals: readonly (readonly [low: number, high: number])[],
  isRight: (value: number) => boolean,
): NumericKey | undefined => {
  for (const [low, high] of intervals) {
    if (!Number.isFinite(low) || !Number.isFinite(high) || low > high) continue
    const beyond = Math.max((high - low) / 100, Math.max(Math.abs(low), Math.abs(high)) * 1e-6, 1e-9)
    const number = decimal((low + high) / 2)
    const tolerance = decimal(half(low, high))
    if (number === undefined || tolerance === undefined) continue
    const inside = [low, high, Number(number)].every(isRight)
    const apart = intervals.flat().some((value) => (value < low || value > high) && isRight(value))
    if (inside && !apart && !isRight(low - beyond) && !isRight(high + beyond))
      return { type: 'numeric', number, tolerance }
  }
  return undefined
}
