import { bankProblem } from '../../../problems.ts'
import { longest } from '../../../question/draft-parts.ts'
import { comparable } from '../../../text/comparable.ts'
import type { Outcome } from './outcome.ts'
import type { Weighted } from './weighted-choice.ts'

/** The model's bound of a gap's alternatives. */
const most = 20

/** A star stands for any text, unless a backslash stands before it. */
const hasWildcard = (text: string) => /(?<!\\)\*/.test(text)

/**
 * The texts that fill a gap: those with all marks. A text with a star stands for too many to be held; it is left out
 * where exact ones stand beside it.
 */
export const acceptedTexts = (answers: readonly Weighted<string>[]): Outcome<string[]> => {
  const full = answers.filter(({ value, weight }) => weight > 99 && value.trim() !== '')
  if (full.length === 0) return { problem: bankProblem('key.missing') }
  const exact = full.map(({ value }) => value).filter((text) => !hasWildcard(text))
  const open = full.map(({ value }) => value).find(hasWildcard)
  if (open !== undefined && exact.length === 0) return { problem: bankProblem('key.wildcard', { answer: open }) }
  const texts = new Map<string, string>()
  for (const text of exact) {
    const shown = text.replaceAll('\\*', '*').replace(/\s+/g, ' ').trim()
    const name = exact.length === 1 ? '' : comparable(shown).toLowerCase()
    if (!texts.has(name)) texts.set(name, shown)
  }
  if (texts.size > most) return { problem: bankProblem('options.too-many', { limit: most }) }
  if ([...texts.values()].some((text) => text.length > longest.text))
    return { problem: bankProblem('stem.too-long', { limit: longest.text }) }
  return {
    value: [...texts.values()],
    notes: [
      ...(open === undefined ? [] : [bankProblem('key.wildcard', { answer: open })]),
      ...(answers.some(({ weight }) => weight > 0 && weight <= 99) ? [bankProblem('key.partial-credit')] : []),
    ],
  }
}
