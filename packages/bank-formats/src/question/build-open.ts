import type { Language, QuestionDraft } from '@lianbing/contract'
import { type BankProblem, bankProblem } from '../problems.ts'
import { plain } from '../text/comparable.ts'
import { type Built, longest, makeDraft } from './draft-parts.ts'
import type { RawQuestion } from './raw-question.ts'
import { bareAnswer } from './read-key.ts'
import { gapContent, toContent } from './to-content.ts'

const decimal = /^[+-]?\d{1,15}(?:\.\d{1,15})?$/

/** The parts of an answer to several gaps: by the one separator that gives as many parts as there are gaps. */
const answerParts = (answer: string, gaps: number): string[] | undefined => {
  if (gaps === 1) return [answer]
  for (const separator of [/##|\*\*/, /[;；]/, /(?<!\|)\|(?!\|)/, /\n+/, /、/, /[,，]/, /\s{2,}/, /\s+/]) {
    const parts = answer.split(separator).map((part) => part.trim())
    if (parts.length === gaps && parts.every((part) => part !== '')) return parts
  }
  return undefined
}

/** A question without options, answered in words: gaps, a number, or free text. */
export const buildOpen = (
  raw: RawQuestion,
  answer: string,
  declared: QuestionDraft['type'] | undefined,
  language: Language,
  notes: BankProblem[],
): Built => {
  if (answer === '') return { problem: bankProblem('key.missing') }
  // A letter before the words names an option that the file has lost.
  if (/^\s*[A-H]\s*(?:[.．、:：]|[《“「])/.test(answer)) return { problem: bankProblem('options.missing') }
  const { content, gaps } = gapContent(raw.stem)
  const number = bareAnswer(answer)
  if ((declared === 'numeric' || (declared === undefined && gaps === 0)) && decimal.test(number))
    return makeDraft(
      raw,
      language,
      { stem: toContent(raw.stem), key: { type: 'numeric', number, tolerance: '0' } },
      notes,
    )
  if (declared === 'written' || (declared === undefined && gaps === 0))
    return answer.length > longest.rubric
      ? { problem: bankProblem('stem.too-long', { limit: longest.rubric }) }
      : makeDraft(raw, language, { stem: toContent(raw.stem), key: { type: 'written', rubric: answer } }, notes)
  if (declared === 'ordering' || declared === 'matching')
    return { problem: bankProblem('type.unsupported', { type: raw.type }) }
  if (gaps === 0) return { problem: bankProblem('blanks.no-gap') }
  const texts = answerParts(answer, gaps)?.map((part) =>
    part
      .split(/\|\|\||&&/)
      .map((alternative) => alternative.trim())
      .filter((alternative) => plain(alternative) !== ''),
  )
  const fits = texts?.every(
    (part) => part.length > 0 && part.length <= 20 && part.every((text) => text.length <= longest.text),
  )
  // Two statements in one cell, to be judged apart.
  if (texts?.every((part) => /^[√×✓✗]$/.test(part.join(''))))
    return { problem: bankProblem('key.unreadable', { answer }) }
  if (!texts || gaps > 20 || !fits) return { problem: bankProblem('blanks.count', { gaps }) }
  return makeDraft(
    raw,
    language,
    { stem: content, blanks: gaps, key: { type: 'blanks', texts, anyOrder: false } },
    notes,
  )
}
