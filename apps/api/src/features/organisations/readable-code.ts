import { randomInt } from 'node:crypto'

/** Without letters and digits that are easily confused on a slip of paper. */
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** A code to be read out and typed; each character holds five bits. */
export const readableCode = (length: number): string =>
  Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('')

/** A code as people type it: in small letters, with spaces or hyphens. */
export const plainCode = (typed: string): string => typed.toUpperCase().replace(/[\s-]/g, '')
