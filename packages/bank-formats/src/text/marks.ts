/**
 * A file's text keeps raised and lowered characters as a mark before each of them, so that every step in between can
 * cut and trim plain strings; private-use characters that a file's own text is cleared of.
 */
export const SUPER = '\uE000'
export const SUB = '\uE001'
/** Around an underlined run: in some papers the answers to fill in. */
export const UNDERLINE = '\uE002'
export const UNDERLINE_END = '\uE003'
/** Around a run that stands out from its text by colour, highlight or weight: in some papers the right option. */
export const STRESS = '\uE004'
export const STRESS_END = '\uE005'

/** Where a file's text held something that makes it look other than it is; a question with it is rejected. */
export const HIDDEN = '\uE00F'

/** Marks each character of a raised or lowered run; blanks need none. */
export const markRun = (text: string, position: 'super' | 'sub'): string =>
  text.replace(/\S/gu, (character) => (position === 'super' ? SUPER : SUB) + character)

/** Without the marks around underlined and stressed runs. */
export const unmarked = (text: string): string => text.replace(/[\uE002-\uE005]/g, '')

/** Other than tab and line ends, control characters cannot be shown. */
const isControl = (code: number) => (code < 32 && code !== 9 && code !== 10 && code !== 13) || code === 127

/** Our own marks and objects (see `objects.ts`), and invisible blanks. */
const unwanted = /[\uE000-\uE00F\u200B\u200E\u200F\u2060\uFEFF\u{F0000}-\u{FFFFD}]/gu

/** What turns the direction of writing, and NUL: both can fake a text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: this is where they are looked for.
const faking = /[\u0000\u202A-\u202E\u2066-\u2069]/g

/** Text as it may enter: without our marks and what cannot be shown; what fakes a text becomes HIDDEN. */
export const cleanText = (text: string): string => {
  const visible = text.replace(unwanted, '').replace(faking, HIDDEN)
  for (let index = 0; index < visible.length; index++)
    if (isControl(visible.charCodeAt(index)))
      return [...visible].filter((character) => !isControl(character.charCodeAt(0))).join('')
  return visible
}

/** Text without any mark or object of ours, for a message. */
export const withoutMarks = (text: string): string => text.replace(/[\uE000-\uE00F\u{F0000}-\u{FFFFD}]/gu, '')
