import { SUB, SUPER, unmarked } from './marks.ts'

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const lowered = '₀₁₂₃₄₅₆₇₈₉'

/** NFKC, which also turns full-width letters and Kangxi look-alikes into the usual ones, and single blanks. */
export const plain = (text: string): string =>
  unmarked(text).replaceAll(SUPER, '').replaceAll(SUB, '').normalize('NFKC').replace(/\s+/g, ' ').trim()

/**
 * Text as it is compared: NFKC, blanks only between Latin words, gaps of any width alike. 10² stays apart from 102,
 * whether it was typed or raised; case is kept, for mA is not MA.
 */
export const comparable = (text: string): string =>
  unmarked(text)
    .replace(/[⁰¹²³⁴-⁹]/g, (digit) => `${SUPER}${raised.indexOf(digit)}`)
    .replace(/[₀-₉]/g, (digit) => `${SUB}${lowered.indexOf(digit)}`)
    .replaceAll(SUPER, '^')
    .replaceAll(SUB, '_')
    .normalize('NFKC')
    .replace(/_{2,}/g, '__')
    .replace(/(?<![A-Za-z0-9])\s+|\s+(?![A-Za-z0-9])/g, '')
    .replace(/\s+/g, ' ')
