import type { MoodleFormat } from '../moodle/moodle-text.ts'
import { showEscapes } from './gift-escapes.ts'
import type { GiftAnswer, GiftText } from './gift-tree.ts'

/** A text without its `[html]`, `[moodle]`, `[plain]` or `[markdown]`; without one it is like its question. */
export const giftText = (hidden: string, inherited: MoodleFormat): GiftText => {
  const text = hidden.trim()
  const named = /^\[(html|moodle|plain|markdown)\]/.exec(text)
  return {
    format: (named?.[1] as MoodleFormat | undefined) ?? inherited,
    text: showEscapes(named ? text.slice(named[0].length).trim() : text),
  }
}

const weighted = /^%\s*(-?\d{1,3}(?:[.,]\d{0,10})?)\s*%/

/** A text and the comment behind its sharp. */
export const withFeedback = (part: string, format: MoodleFormat) => {
  const sharp = part.indexOf('#')
  const feedback = sharp < 0 ? '' : part.slice(sharp + 1).trim()
  return {
    text: giftText(sharp < 0 ? part : part.slice(0, sharp), format),
    ...(feedback === '' ? {} : { feedback: giftText(feedback, format) }),
  }
}

/** An answer with its share of the marks and its comment. */
export const answerOf = (part: string, weight: number, format: MoodleFormat): GiftAnswer => {
  const text = part.trim()
  const given = weighted.exec(text)
  return {
    weight: given ? Number(given[1]?.replace(',', '.')) : weight,
    ...withFeedback(given ? text.slice(given[0].length) : text, format),
  }
}

/** Parts behind `=` or `~`, each with its sign; what stands before the first has none. */
export const signed = (code: string, signs: RegExp = /[=~]/g): { sign: string; part: string }[] => {
  const parts: { sign: string; part: string }[] = []
  let from = 0
  let sign = ''
  const add = (to: number) => {
    const part = code.slice(from, to).trim()
    // "~=" marks a right answer among wrong ones: the first of the signs has nothing to itself.
    if (part !== '' || (sign !== '' && !(sign === '~' && code[to] === '='))) parts.push({ sign, part })
  }
  for (const match of code.matchAll(signs)) {
    add(match.index)
    sign = match[0]
    from = match.index + 1
  }
  add(code.length)
  return parts
}
