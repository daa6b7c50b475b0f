import { giftText } from './answer-parts.ts'
import { showEscapes } from './gift-escapes.ts'
import type { GiftQuestion } from './gift-tree.ts'
import { parseAnswers } from './parse-answers.ts'

/** What is wrong with a block that is no question. */
export type GiftFault = 'gift.braces' | 'question.cut'

/** Where braces open and close, in turns; undefined where they do not pair up. */
const bracePairs = (text: string): [number, number][] | undefined => {
  const pairs: [number, number][] = []
  let open: number | undefined
  for (const { 0: sign, index } of text.matchAll(/[{}]/g)) {
    if ((sign === '{') === (open !== undefined)) return undefined
    if (open === undefined) open = index
    else {
      pairs.push([open, index])
      open = undefined
    }
  }
  return open === undefined ? pairs : undefined
}

/** Code that goes on behind an empty line leaves its `<pre>` open in one question and closes it in the next. */
const isCut = (text: string) => (text.match(/<pre[\s>]/gi)?.length ?? 0) !== (text.match(/<\/pre\s*>/gi)?.length ?? 0)

/** A block of a GIFT file, its escaped signs hidden, as a tree; or what is wrong with it. */
export const parseQuestion = (hidden: string): GiftQuestion | { fault: GiftFault } => {
  if (isCut(hidden)) return { fault: 'question.cut' }
  const end = hidden.startsWith('::') ? hidden.indexOf('::', 2) : -1
  const title = end < 0 ? undefined : showEscapes(hidden.slice(2, end)).trim()
  const body = end < 0 ? hidden : hidden.slice(end + 2).trim()
  const pairs = bracePairs(body)
  if (!pairs) return { fault: 'gift.braces' }
  const starts = [0, ...pairs.map(([, close]) => close + 1)]
  const ends = [...pairs.map(([open]) => open), body.length]
  const raw = starts.map((start, index) => body.slice(start, ends[index]))
  const { format, text: first } = giftText(raw[0]?.trimStart() ?? '', 'moodle')
  // The blank between the first piece and a gap behind it is part of the text.
  const blank = /\s$/.test(raw[0] ?? '') && first !== '' && pairs.length > 0 ? ' ' : ''
  return {
    title,
    format,
    pieces: [first + blank, ...raw.slice(1).map(showEscapes)],
    braces: pairs.map(([open, close]) => {
      const inside = body.slice(open + 1, close)
      const general = inside.lastIndexOf('####')
      const answers = parseAnswers(general < 0 ? inside : inside.slice(0, general), format)
      const feedback = general < 0 ? '' : inside.slice(general + 4).trim()
      return { answers, ...(feedback === '' ? {} : { general: giftText(feedback, format) }) }
    }),
  }
}
