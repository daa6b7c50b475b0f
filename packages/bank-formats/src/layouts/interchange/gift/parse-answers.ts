import { embeddedCode } from '../moodle/embedded-code.ts'
import type { MoodleFormat } from '../moodle/moodle-text.ts'
import { parseEmbedded } from '../moodle/parse-embedded.ts'
import { answerOf, giftText, signed, withFeedback } from './answer-parts.ts'
import { showEscapes } from './gift-escapes.ts'
import type { GiftAnswers } from './gift-tree.ts'

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
  if (embeddedCode.test(code)) return parseEmbedded(code)
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
