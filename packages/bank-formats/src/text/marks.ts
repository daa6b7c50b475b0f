/**
 * A cell's text keeps raised and lowered characters as a mark before each of them, so that every step in between can
 * cut and trim plain strings; two private-use characters that a file's own text is cleared of.
 */
export const SUPER = '\uE000'
export const SUB = '\uE001'

/** Marks each character of a raised or lowered run; blanks need none. */
export const markRun = (text: string, position: 'super' | 'sub'): string =>
  text.replace(/\S/gu, (character) => (position === 'super' ? SUPER : SUB) + character)

/** Text as it may enter: without our marks, zero bytes and other characters that cannot be shown. */
export const cleanText = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
  text.replace(/[\uE000\uE001\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g, '')
