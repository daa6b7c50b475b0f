/**
 * A cell's text keeps raised and lowered characters as a mark before each of them, so that every step in between can
 * cut and trim plain strings; two private-use characters that a file's own text is cleared of.
 */
export const SUPER = '\uE000'
export const SUB = '\uE001'

/** Marks each character of a raised or lowered run; blanks need none. */
export const markRun = (text: string, position: 'super' | 'sub'): string =>
  text.replace(/\S/gu, (character) => (position === 'super' ? SUPER : SUB) + character)

/** Other than tab and line ends, control characters cannot be shown. */
const isControl = (code: number) => (code < 32 && code !== 9 && code !== 10 && code !== 13) || code === 127

/** Our own marks, invisible blanks, and characters that turn the direction of writing and so can fake a text. */
const unwanted = /[\uE000\uE001\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g

/** Text as it may enter: without our marks, and without what cannot be shown or is not what it seems. */
export const cleanText = (text: string): string => {
  const visible = text.replace(unwanted, '')
  for (let index = 0; index < visible.length; index++)
    if (isControl(visible.charCodeAt(index)))
      return [...visible].filter((character) => !isControl(character.charCodeAt(0))).join('')
  return visible
}
