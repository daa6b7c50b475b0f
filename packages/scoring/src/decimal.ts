/** A decimal number without rounding: `units` counted in steps of 10 to the power of minus `scale`. */
export type Decimal = { units: bigint; scale: number }

const grammar = /^([+-]?)(\d+(?:\.\d*)?|\.\d+)$/

/**
 * Reads "12.5", "-3", ".5" and what a Chinese keyboard makes of them (full-width digits, U+2212 for minus).
 * Undefined for anything else: no exponent and no thousands separator, because "1,5" and "1,500" mean different things
 * to different people.
 */
export const readDecimal = (text: string): Decimal | undefined => {
  const [, sign, digits] = grammar.exec(text.normalize('NFKC').replace('\u2212', '-').trim()) ?? []
  if (digits === undefined) return undefined
  const [whole = '', fraction = ''] = digits.split('.')
  const units = BigInt(`${whole}${fraction}`)
  return { units: sign === '-' ? -units : units, scale: fraction.length }
}

/** Whether two numbers lie no further apart than the tolerance, which counts as inside itself. */
export const liesWithin = (a: Decimal, b: Decimal, tolerance: Decimal): boolean => {
  const scale = Math.max(a.scale, b.scale, tolerance.scale)
  const at = (value: Decimal) => value.units * 10n ** BigInt(scale - value.scale)
  const distance = at(a) - at(b)
  return (distance < 0n ? -distance : distance) <= at(tolerance)
}
