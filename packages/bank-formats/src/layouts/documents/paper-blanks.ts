import { UNDERLINE, UNDERLINE_END } from '../../text/marks.ts'
import { gap } from './paper-brackets.ts'

const line = '____'
const underlined = /\uE002([^\uE002\uE003]*)\uE003/g
const betweenLines = /_{2,}\s{0,4}([^_\s][^_\n]{0,80}?)\s{0,4}_{2,}/g
const bracketed = /【([^【】\n]{1,80})】/g
const parentheses = /[（(]\s{0,12}([^（()）\n]{1,40}?)\s{0,12}[)）]/g
/** What stands between two empty lines, rather than on one. */
const connective = /^[、，,;；和与及或为是]|[、，,;；和与及或为是]$/

interface Filled {
  stem: string
  /** What stood in the gaps, in their order. */
  parts: string[]
}

const emptied = (stem: string, pattern: RegExp): Filled => {
  const parts: string[] = []
  const shown = stem.replace(pattern, (_, words: string) => {
    parts.push(words.trim())
    return line
  })
  return { stem: shown, parts }
}

/** Underlined blanks are lines to write on, whatever else is underlined. */
export const drawLines = (stem: string): string =>
  stem.replace(underlined, (all, words: string) => (/^[\s\u00A0_]*$/.test(words) ? line : all))

export const withoutUnderlines = (stem: string): string => stem.replaceAll(UNDERLINE, '').replaceAll(UNDERLINE_END, '')

/** "……为______。（118°）": the answers in brackets behind the stem, as many as it has gaps. */
const behindGaps = (stem: string): Filled | undefined => {
  const text = stem.trimEnd()
  const start = Math.max(0, text.length - 200)
  const tail = /[。.；;]?\s{0,4}[（(【]([^（()）【】]{1,150})[)）】]\s{0,4}[。.]?$/.exec(text.slice(start))
  if (!tail) return undefined
  const shown = text.slice(0, start + tail.index)
  const gaps = [...shown.matchAll(new RegExp(gap, 'g'))].length
  const words = (tail[1] ?? '').trim()
  const parts = gaps === 1 ? [words] : words.split(/[、；;，,\s]+/)
  return gaps > 0 && words !== '' && parts.length === gaps ? { stem: `${shown}。`, parts } : undefined
}

/**
 * Answers that stand in a stem's own gaps: underlined words, words between lines (___绝缘___) or in 【】, and in a part
 * of fill-in questions (`named`) in brackets. Undefined where the stem has gaps that are still empty, or no answers.
 */
export const takeFilled = (stem: string, named: boolean): Filled | undefined => {
  const drawn = drawLines(stem)
  if (drawn.includes(UNDERLINE)) {
    const filled = emptied(drawn, underlined)
    return gap.test(drawn.replace(underlined, '')) ? undefined : filled
  }
  const lines = emptied(drawn, betweenLines)
  if (
    lines.parts.length > 0 &&
    lines.parts.every((part) => !connective.test(part)) &&
    !gap.test(drawn.replace(betweenLines, ''))
  )
    return lines
  if (!named) return undefined
  if (gap.test(drawn)) return behindGaps(drawn)
  const squares = emptied(drawn, bracketed)
  if (squares.parts.length > 0) return squares
  const rounds = emptied(drawn, parentheses)
  return rounds.parts.length > 0 ? rounds : undefined
}
