/** What a person reads as one letter, so that no half of one is ever shown. */
const graphemes = (text: string): string[] =>
  Array.from(new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text), ({ segment }) => segment)

/** Longer runs of stars would only stretch the board. */
const longestRun = 3

const withoutSpaces = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

const maskWhole = (letters: readonly string[]): string => {
  const [first = '', ...rest] = letters
  const last = rest.length > 1 ? (rest.at(-1) ?? '') : ''
  const stars = '*'.repeat(Math.min(longestRun, Math.max(1, letters.length - 2)))
  return `${first}${stars}${last}`
}

/**
 * A name for people who may not see it. Chinese, Japanese and Korean names keep the first letter and, from three
 * letters on, the last (张三 → 张*, 张师傅 → 张*傅, 欧阳建国 → 欧**国); other names keep the first letter of each word
 * (John Smith → J*** S***), always with three stars, so that not even the length is told. There is always a star.
 */
export const maskName = (name: string): string => {
  if (withoutSpaces.test(name)) return maskWhole(graphemes(name.replace(/\s+/gu, '')))
  const words = name.split(/\s+/u).filter((word) => word !== '')
  if (words.length === 0) return '*'
  return words.map((word) => `${graphemes(word)[0] ?? ''}${'*'.repeat(longestRun)}`).join(' ')
}
