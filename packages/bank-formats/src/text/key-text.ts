import { SUB, SUPER, unmarked } from './marks.ts'
import { isObject } from './objects.ts'

const raisedForms: Record<string, string> = {}
const loweredForms: Record<string, string> = {}
for (const [index, plain] of [...'0123456789+-=()'].entries()) {
  raisedForms[plain] = [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾'][index] ?? plain
  loweredForms[plain] = [...'₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎'][index] ?? plain
}
raisedForms.n = 'ⁿ'

/**
 * A marked text as a key in words can hold it: raised and lowered characters as their own where Unicode has them, which
 * marking compares with the usual ones as equal.
 */
export const keyText = (text: string): string =>
  unmarked(text)
    .replace(/([\uE000\uE001])(.)/gu, (_, mark: string, character: string) =>
      mark === SUPER ? (raisedForms[character] ?? character) : (loweredForms[character] ?? character),
    )
    .replaceAll(SUPER, '')
    .replaceAll(SUB, '')
    .trim()

/** Whether a text holds a picture, a formula or a table, which no key in words can. */
export const holdsObject = (text: string): boolean => isObject.test(text)

/** A text without its pictures, formulas and tables. */
export const withoutObjects = (text: string): string => text.replace(/[\u{F0000}-\u{FFFFD}]/gu, '')
