import { contentText } from '@lianbing/contract'
import { answerOf, signed } from '../gift/answer-parts.ts'
import { hideEscapes, showEscapes } from '../gift/gift-escapes.ts'
import type { GiftAnswer, GiftAnswers } from '../gift/gift-tree.ts'

import { embeddedCode } from './embedded-code.ts'
import { moodleText } from './moodle-text.ts'

const inWords = /^(?:SHORTANSWER|SA|MW)(?:_?C)?$/
const numbers = /^(?:NUMERICAL|NM)$/
const one = /^(?:MULTICHOICE|MC)_?(?:V|H|S|VS|HS)?$/
const several = /^(?:MULTIRESPONSE|MR)_?(?:H|S|HS)?$/

const nothing = { picture: () => undefined, lost: () => undefined }

/** What is compared are words, not the HTML that they stand in. */
const bare = (answer: GiftAnswer): GiftAnswer => ({
  ...answer,
  text: { format: 'plain', text: contentText(moodleText([answer.text.text], 'html', nothing)) },
})

/** An embedded question, its escaped signs hidden: `1:SHORTANSWER:=fitter~%50%turner#nearly`. */
export const parseEmbedded = (code: string): GiftAnswers => {
  const head = embeddedCode.exec(code)?.[0] ?? ''
  const type = head.split(':')[1]?.trim() ?? ''
  // Answers are parted by "~"; "=" marks a right one, and the first may have no sign before it.
  const answers = signed(code.slice(head.length), /~/g).map(({ part }) => {
    const right = part.startsWith('=')
    return answerOf(right ? part.slice(1) : part, right ? 100 : 0, 'html')
  })
  if (answers.length === 0) return { type: 'unreadable', code: showEscapes(code) }
  if (inWords.test(type)) return { type: 'short', answers: answers.map(bare) }
  if (numbers.test(type)) return { type: 'numeric', answers: answers.map(bare) }
  if (one.test(type)) return { type: 'choice', single: true, answers }
  if (!several.test(type)) return { type: 'unreadable', code: showEscapes(code) }
  // Every right answer has to be chosen, so that each is worth its share.
  const share = 100 / answers.filter(({ weight }) => weight > 0).length
  const shared = answers.map((answer) => ({ ...answer, weight: answer.weight > 0 ? share : 0 }))
  return { type: 'choice', single: false, answers: shared }
}

/** The end of an answer that begins at a brace; a backslash keeps a brace from ending it. */
const endOf = (text: string, start: number): number => {
  for (let at = start; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '}') return at
  }
  return -1
}

/** A text with embedded questions (Moodle's cloze): what stands around them, one piece more than there are. */
export const cutEmbedded = (text: string): { pieces: string[]; codes: string[] } => {
  const pieces: string[] = []
  const codes: string[] = []
  let from = 0
  for (let open = text.indexOf('{'); open >= 0; open = text.indexOf('{', open + 1)) {
    if (open < from || !embeddedCode.test(text.slice(open + 1, open + 50))) continue
    const end = endOf(text, open)
    if (end < 0) break
    pieces.push(text.slice(from, open))
    codes.push(hideEscapes(text.slice(open + 1, end).replace(/\\(["/])/g, '$1')))
    from = end + 1
  }
  return { pieces: [...pieces, text.slice(from)], codes }
}
