import { type Content, contentText, type QuestionDraft } from '@lianbing/contract'
import { bankProblem } from '../../../problems.ts'
import { optionId } from '../../../question/draft-parts.ts'
import type { Outcome } from './outcome.ts'

interface Matching {
  key: QuestionDraft['key']
  options: { content: Content }[]
  targets: { content: Content }[]
}

/** Pairs as a matching: an answer that stands in several pairs is one target, one without a question belongs to none. */
export const matchingPairs = (pairs: readonly { left: Content; right: Content }[]): Outcome<Matching> => {
  const targets = new Map<string, { id: string; content: Content }>()
  const options: { content: Content }[] = []
  const found: [string, string][] = []
  for (const { left, right } of pairs) {
    const name = contentText(right).trim() + JSON.stringify(right)
    const target = targets.get(name) ?? { id: optionId(targets.size), content: right }
    targets.set(name, target)
    if (left.length === 0) continue
    found.push([optionId(options.length), target.id])
    options.push({ content: left })
  }
  if (options.length < 2 || targets.size < 2)
    return { problem: bankProblem(options.length === 0 ? 'options.missing' : 'options.too-few') }
  return {
    value: {
      key: { type: 'matching', pairs: found },
      options,
      targets: [...targets.values()].map(({ content }) => ({ content })),
    },
    notes: [],
  }
}
