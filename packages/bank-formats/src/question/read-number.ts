import { plain } from '../text/comparable.ts'
import { keyText } from '../text/key-text.ts'

/** A number to be answered: decimal strings, so that nothing is rounded. */
export interface NumberKey {
  number: string
  tolerance: string
  unit?: string
}

const figure = '[+-]?\\d{1,15}(?:\\.\\d{1,15})?'
// Figures inside a unit are powers only: m/s2.
const unit = '[^\\d\\s+\\-±~()\\[\\],;:。.](?:[^\\d±~()\\[\\],;:]|[23](?!\\d)){0,18}?'
/** Words that make a number say something else. */
const vague = /左右|以上|以下|以内|以外|之间|不|约|大于|小于|至少|最多|或|及/
const either = new RegExp(`^(${figure})\\s*(${unit})?$`)
const within = new RegExp(`^(${figure})\\s*(${unit})?\\s*(?:±|\\+/-)\\s*(\\d{1,15}(?:\\.\\d{1,15})?)\\s*(${unit})?$`)
const range = new RegExp(`^(${figure})\\s*(${unit})?\\s*(?:~|—+|–|-|至|到)\\s*(${figure})\\s*(${unit})?$`)
const named = new RegExp(
  `^(.+?)[\\s,;(\\[]*(?:允许)?(?:误差|偏差|公差|容差)(?:范围)?\\s*[:为是]?\\s*(?:不(?:大于|超过)|≤|<=)?\\s*(?:±|\\+/-)?\\s*(\\d{1,15}(?:\\.\\d{1,15})?)\\s*(${unit})?[)\\]]?$`,
)

/** Both numbers as whole steps of one decimal place. */
const scaled = (a: string, b: string) => {
  const places = Math.max(...[a, b].map((text) => text.split('.')[1]?.length ?? 0))
  const whole = (text: string) => {
    const [front = '0', rest = ''] = text.replace(/^[+-]/, '').split('.')
    const value = BigInt(front + rest.padEnd(places, '0'))
    return text.startsWith('-') ? -value : value
  }
  return { a: whole(a), b: whole(b), places }
}

/** Steps of 10 to the power of minus `places` as a decimal without needless zeros. */
const decimal = (steps: bigint, places: number) => {
  const digits = String(steps < 0n ? -steps : steps).padStart(places + 1, '0')
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`
  return (steps < 0n ? '-' : '') + (text.includes('.') ? text.replace(/\.?0+$/, '') : text)
}

const withUnit = (number: string, tolerance: string, name: string | undefined): NumberKey | undefined => {
  const bare = (name ?? '').trim()
  if (vague.test(bare)) return undefined
  return bare === '' ? { number, tolerance } : { number, tolerance, unit: bare }
}

/** A tolerance in the number's own unit, or the share of it that a percentage names. */
const toleranceOf = (number: string, given: string, name: string | undefined, own: string) => {
  if (name === undefined || name === own) return given
  if (name === '%') return share(number, given)
  return own === '' ? given : undefined
}

const share = (number: string, percent: string) => {
  const { a, b, places } = scaled(number, percent)
  return decimal((a < 0n ? -a : a) * b, places * 2 + 2)
}

/**
 * A number with what may be off and its unit: "12.5±0.1 A", "10～12", "3.14（误差0.01）", "220 V". Undefined for all else,
 * also for 1,500 and 3/4, which people read in different ways.
 */
export const readNumber = (text: string): NumberKey | undefined => {
  if (text.length > 200) return undefined
  const words = plain(keyText(text))
    .replaceAll('\u2212', '-')
    .replace(/[。.;]+$/, '')
    .trim()
  const single = either.exec(words)
  if (single) return withUnit(single[1] ?? '', '0', single[2])
  const around = within.exec(words.replace(/^\((.*)\)\s*(\S{0,20})$/, '$1 $2').trim())
  if (around) {
    const [, number = '', before = '', given = '', after] = around
    const tolerance = toleranceOf(number, given, after, before)
    return tolerance === undefined ? undefined : withUnit(number, tolerance, before || (after === '%' ? '' : after))
  }
  const between = range.exec(words)
  if (between) {
    const [, low = '', before = '', high = '', after = ''] = between
    const { a, b, places } = scaled(low, high)
    if (a >= b || (before !== '' && before !== after)) return undefined
    // Half a step needs one more decimal place.
    return withUnit(decimal((a + b) * 5n, places + 1), decimal((b - a) * 5n, places + 1), after)
  }
  const [, front = '', given = '', name] = named.exec(words) ?? []
  const exact = either.exec(front.trim())
  if (!exact) return undefined
  const tolerance = toleranceOf(exact[1] ?? '', given, name, exact[2] ?? '')
  return tolerance === undefined ? undefined : withUnit(exact[1] ?? '', tolerance, exact[2])
}
