import type { QuestionDraft } from '@lianbing/contract'
import type { BlockOption, Parts } from './paper-block.ts'
import { gap, takeLettered } from './paper-brackets.ts'
import { standsOut } from './paper-lines.ts'

/** Longer lines are rather part of the question. */
const longest = 120

/**
 * Options whose letters are lost, as when Word's own numbering was thrown away: in a choice without any letter, the
 * two to eight short lines behind the one with the gap. Undefined where that is not what the question looks like.
 */
export const loseLetters = (
  parts: Parts,
  declared: QuestionDraft['type'] | undefined,
): { stem: string[]; options: BlockOption[] } | undefined => {
  const { pieces, lines } = parts.stem
  const bullets = lines.findIndex((line) => line.bullet)
  const choice = declared === 'single-choice' || declared === 'multiple-choice'
  if (parts.options.length > 0 || pieces.length < 3 || (!choice && bullets < 1)) return undefined
  const asked = pieces.findIndex((piece) => gap.test(piece) || takeLettered(piece, true) || /[?？:：]\s*$/.test(piece))
  const from = bullets >= 1 ? bullets : asked + 1
  const texts = pieces.slice(from)
  if (from < 1 || texts.length < 2 || texts.length > 8 || texts.some((text) => text.length > longest)) return undefined
  if (bullets >= 1 && !lines.slice(bullets).every((line) => line.bullet)) return undefined
  return {
    stem: pieces.slice(0, from),
    options: texts.map((text, place) => {
      const line = lines[from + place]
      return {
        letter: String.fromCharCode(65 + place),
        pieces: [text.trim()],
        stressed: line !== undefined && standsOut(line, 0, line.text.length),
      }
    }),
  }
}
