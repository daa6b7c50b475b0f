import { embeddedCode } from '../moodle/embedded-code.ts'
import type { MoodleFormat } from '../moodle/moodle-text.ts'
import { showEscapes } from './gift-escapes.ts'
import type { GiftAnswer, GiftAnswers, GiftText } from './gift-tree.ts'

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

const withFeedback = (part: string, format: MoodleFormat) => {
  const sharp = part.indexOf('#')
  const feedback = sharp < 0 ? '' : part.slice(sharp + 1).trim()
  return {
    text: giftText(sharp < 0 ? part : part.slice(0, sharp), format),
    ...(feedback === '' ? {} : { feedback: giftText(feedback, format) }),
  }
}

const answerOf = (part: string, weight: number, format: MoodleFormat): GiftAnswer => {
  const text = part.trim()
  const given = weighted.exec(text)
  return {
    weight: given ? Number(given[1]?.replace(',', '.')) : weight,
    ...withFeedback(given ? text.slice(given[0].length) : text, format),
  }
}

/** Parts behind `=` or `~`, each with its sign; what stands before the first has none. */
const signed = (code: string): { sign: string; part: string }[] => {
  const parts: { sign: string; part: string }[] = []
  let from = 0
  let sign = ''
  const add = (to: number) => {
    const part = code.slice(from, to).trim()
    // "~=" marks a right answer among wrong ones: the first of the signs has nothing to itself.
    if (part !== '' || (sign !== '' && !(sign === '~' && code[to] === '='))) parts.push({ sign, part })
  }
  for (const match of code.matchAll(/[=~]/g)) {
    add(match.index)
    sign = match[0]
    from = match.index + 1
  }
  add(code.length)
  return parts
}

const truthOf = (code: string, format: MoodleFormat): GiftAnswers | undefined => {
  const [word = '', wrong = '', ...right] = code.split('#')
  const said = /^(?:(T|TRUE)|F|FALSE)$/i.exec(word.trim())
  if (!said) return undefined
  const rest = right.join('#')
  return {
    type: 'truth',
    truth: said[1] !== undefined,
    ...(wrong.trim() === '' ? {} : { wrong: giftText(wrong, format) }),
    ...(rest.trim() === '' ? {} : { right: giftText(rest, format) }),
  }
}

const numeric = (code: string, format: MoodleFormat): GiftAnswers => {
  const tilde = code.indexOf('~')
  const answers = signed(tilde < 0 ? code : code.slice(0, tilde)).map(({ part }) => answerOf(part, 100, format))
  const otherwise = tilde < 0 ? undefined : withFeedback(code.slice(tilde + 1), format).feedback
  return { type: 'numeric', answers, ...(otherwise ? { otherwise } : {}) }
}

const pairOf = (part: string, format: MoodleFormat) => {
  const arrow = part.indexOf('->')
  const { text, feedback } = withFeedback(part.slice(arrow + 2), format)
  return { left: giftText(part.slice(0, arrow), format), right: text, ...(feedback ? { feedback } : {}) }
}

/** What stands in braces, with its escaped signs hidden, by Moodle's rules for telling the type. */
export const parseAnswers = (hidden: string, format: MoodleFormat): GiftAnswers => {
  const code = hidden.trim()
  const unreadable: GiftAnswers = { type: 'unreadable', code: showEscapes(code) }
  if (code === '') return { type: 'essay' }
  if (embeddedCode.test(code)) return { type: 'embedded', code }
  if (code.startsWith('#')) return numeric(code.slice(1), format)
  const parts = signed(code)
  if (parts.some(({ sign }) => sign === '~')) {
    if (parts.some(({ sign }) => sign === '')) return unreadable
    const answers = parts.map(({ sign, part }) => answerOf(part, sign === '=' ? 100 : 0, format))
    return { type: 'choice', single: parts.some(({ sign }) => sign === '='), answers }
  }
  const truth = truthOf(code, format)
  if (truth) return truth
  if (parts.some(({ sign }) => sign === '')) return unreadable
  const arrows = parts.filter(({ part }) => part.includes('->')).length
  if (arrows === parts.length && arrows > 1)
    return { type: 'matching', pairs: parts.map(({ part }) => pairOf(part, format)) }
  if (arrows > 0) return unreadable
  return { type: 'short', answers: parts.map(({ part }) => answerOf(part, 100, format)) }
}
