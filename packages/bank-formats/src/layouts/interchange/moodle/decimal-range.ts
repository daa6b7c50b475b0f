/** A number of any usual writing: sign, decimals, exponent. */
const written = /^([+-]?)(\d{0,30})(?:\.(\d{0,30}))?(?:[eE]([+-]?\d{1,2}))?$/

interface Scaled {
  units: bigint
  scale: number
}

const scaled = (text: string): Scaled | undefined => {
  const [, sign, whole = '', fraction = '', exponent = '0'] = written.exec(text.trim().replace('\u2212', '-')) ?? []
  if (sign === undefined || whole + fraction === '') return undefined
  const units = BigInt(whole + fraction) * (sign === '-' ? -1n : 1n)
  const scale = fraction.length - Number(exponent)
  return scale >= 0 ? { units, scale } : { units: units * 10n ** BigInt(-scale), scale: 0 }
}

const plainDecimal = ({ units, scale }: Scaled): string | undefined => {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0')
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '')
  const text = `${units < 0n ? '-' : ''}${digits.slice(0, digits.length - scale)}${scale > 0 && fraction !== '' ? `.${fraction}` : ''}`
  // The model's bound of a number.
  return text.length <= 40 ? text : undefined
}

/** The number without exponent and needless zeros, exactly; undefined for anything else. */
export const readDecimal = (text: string): string | undefined => {
  const value = scaled(text)
  return value && plainDecimal(value)
}

/** A range as its middle and what lies on either side of it, exactly. */
export const readRange = (from: string, to: string): { number: string; tolerance: string } | undefined => {
  const low = scaled(from)
  const high = scaled(to)
  if (!low || !high) return undefined
  const scale = Math.max(low.scale, high.scale)
  const at = (value: Scaled) => value.units * 10n ** BigInt(scale - value.scale)
  if (at(low) > at(high)) return undefined
  // Half of an integer has one more decimal.
  const half = (units: bigint) => plainDecimal({ units: units * 5n, scale: scale + 1 })
  const number = half(at(low) + at(high))
  const tolerance = half(at(high) - at(low))
  return number === undefined || tolerance === undefined ? undefined : { number, tolerance }
}
