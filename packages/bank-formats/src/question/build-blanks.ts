import type { Language } from '@lianbing/contract'
import { type BankProblem, bankProblem } from '../problems.ts'
import { holdsObject } from '../text/key-text.ts'
import { alternativesOf, answerParts, takeAnyOrder } from './answer-parts.ts'
import { type Built, longest, makeDraft } from './draft-parts.ts'
import type { RawQuestion } from './raw-question.ts'
import { gapContent } from './to-content.ts'

/** A question with gaps: a text for each, with what else counts as right. */
export const buildBlanks = (raw: RawQuestion, answer: string, language: Language, notes: BankProblem[]): Built => {
  const { content, gaps } = gapContent(raw.stem)
  if (gaps === 0) return { problem: bankProblem('blanks.no-gap') }
  const free = takeAnyOrder(answer)
  const parts = raw.answer.kind === 'parts' ? raw.answer.parts : answerParts(free.answer, gaps)
  if (parts?.some(holdsObject)) return { problem: bankProblem('key.not-text') }
  const texts = parts?.map(alternativesOf)
  const fits = texts?.every(
    (part) => part.length > 0 && part.length <= 20 && part.every((text) => text.length <= longest.text),
  )
  // Two statements in one cell, to be judged apart.
  if (texts?.every((part) => /^[√×✓✗]$/.test(part.join(''))))
    return { problem: bankProblem('key.unreadable', { answer: answer || (parts ?? []).join(' ') }) }
  if (!texts || texts.length !== gaps || gaps > 20 || !fits) return { problem: bankProblem('blanks.count', { gaps }) }
  const anyOrder = gaps > 1 && (raw.anyOrder || free.anyOrder)
  const key = { type: 'blanks' as const, texts, anyOrder }
  return makeDraft(raw, language, { stem: content, blanks: gaps, key }, notes)
}
