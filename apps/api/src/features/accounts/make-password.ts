import { readableCode } from '../organisations/readable-code.ts'

/** A password of 60 bits that can be copied from a screen by hand. */
export const makePassword = (): string => [readableCode(4), readableCode(4), readableCode(4)].join('-')
