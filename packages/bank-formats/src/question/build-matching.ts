import type { Language } from '@lianbing/contract'
import { type BankProblem, bankProblem } from '../problems.ts'
import { comparable } from '../text/comparable.ts'
import { numberedItems } from '../text/numbered-items.ts'
import type { RawOption } from '../text/option-letters.ts'
import { holdsLetters, splitOptions } from '../text/split-options.ts'
import { answerText, isUnanswered } from './answer-text.ts'
import { sameOptions } from './check-options.ts'
import { type Built, makeDraft, optionId } from './draft-parts.ts'
import type { RawQuestion } from './raw-question.ts'
import { type Pairs, pairsOfText, readPairs, type Side, splitPairs } from './read-pairs.ts'
import { toContent } from './to-content.ts'

interface Sides {
  stem: string
  left: Side
  right: Side
  /** Where the file shows the pairs themselves. */
  pairs?: Pairs
}

/** Items with how they are named; numbers in front of them go. */
const sideOf = (options: readonly RawOption[]): Side => {
  const filled = options.filter(({ text }) => text.trim() !== '')
  const lettered = filled.length > 0 && filled.every(({ letter }) => letter !== undefined)
  if (lettered) return { items: filled, names: 'letters' }
  const numbered = numberedItems(filled.map(({ text }) => text).join('\n'))
  const whole = numbered?.before === '' && (numbered.items.length === filled.length || filled.length === 1)
  return whole && numbered ? { items: numbered.items, names: 'numbers' } : { items: filled, names: 'places' }
}

const lettersFrom = /(?<![A-Za-z])[(（]?\s*[AＡ]\s*[)）.．、:：]/

/** A numbered list and a lettered one behind or before it, in one text. */
const bothLists = (text: string): Sides | undefined => {
  const numbered = numberedItems(text)
  const start = lettersFrom.exec(text)?.index
  if (!numbered || start === undefined) return undefined
  const tail = text.slice(start)
  const head = numberedItems(text.slice(0, start))
  if (head && holdsLetters(tail)) {
    const left: Side = { items: head.items, names: 'numbers' }
    return { stem: head.before, left, right: { items: splitOptions(tail), names: 'letters' } }
  }
  const firstItem = numbered.items[0]?.text ?? ''
  const middle = text.slice(start, text.indexOf(firstItem, start)).replace(/[(（]?\s*[1１①]\s*[)）.．、:：]?\s*$/, '')
  if (!holdsLetters(middle)) return undefined
  const left: Side = { items: splitOptions(middle), names: 'letters' }
  return { stem: text.slice(0, start).trim(), left, right: { items: numbered.items, names: 'numbers' } }
}

/** Pairs that stand side by side; a partner that several share stands once. */
const inOrder = (pairs: readonly [string, string][], stem: string): Sides => {
  const rights = [...new Map(pairs.map(([, text]) => [comparable(text), text])).entries()]
  const partner = (text: string) => rights.findIndex(([name]) => name === comparable(text))
  return {
    stem,
    left: { items: pairs.map(([text]) => ({ text })), names: 'places' },
    right: { items: rights.map(([, text]) => ({ text })), names: 'places' },
    pairs: pairs.map(([, text], place) => [place, partner(text)]),
  }
}

const onlyName = /^[(（]?(?:[A-ZＡ-Ｚ]|[\d０-９①-⑳]{1,2})[)）]?$/i
const written = ({ letter, text }: RawOption) => (letter === undefined ? text : `${letter}. ${text}`)

const sidesOf = (raw: RawQuestion): Sides | undefined => {
  const { stem, options, targets } = raw
  if (targets.length > 0) return { stem, left: sideOf(options), right: sideOf(targets) }
  if (options.length === 0) {
    const inStem = bothLists(stem)
    if (inStem) return inStem
    const pairs = pairsOfText(answerText(raw))
    // 1-B, 2-A names items that the file does not show.
    return pairs?.some((pair) => pair.some((text) => !onlyName.test(text))) ? inOrder(pairs, stem) : undefined
  }
  const couples = isUnanswered(raw) ? splitPairs(options.map(({ text }) => text)) : undefined
  if (couples) return inOrder(couples, stem)
  const both = bothLists(options.map(written).join('\n'))
  if (both?.stem === '') return { ...both, stem }
  const listed = numberedItems(stem)
  return listed && { stem: listed.before, left: { items: listed.items, names: 'numbers' }, right: sideOf(options) }
}

const repeated = (side: Side): { problem: BankProblem } | undefined => {
  if (side.items.length > 26) return { problem: bankProblem('options.too-many', { limit: 26 }) }
  const same = sameOptions(side.items)
  return same && { problem: bankProblem('options.duplicate', { first: optionId(same[0]), second: optionId(same[1]) }) }
}

/** A question that asks for partners: each item on the left has one on the right. */
export const buildMatching = (raw: RawQuestion, language: Language, notes: BankProblem[]): Built => {
  const answer = answerText(raw)
  const sides = sidesOf(raw)
  if (!sides) return { problem: bankProblem(isUnanswered(raw) ? 'key.missing' : 'pairs.unclear') }
  const { left, right } = sides
  if (left.items.length < 2 || right.items.length === 0) return { problem: bankProblem('pairs.unclear') }
  if (!sides.pairs && isUnanswered(raw)) return { problem: bankProblem('key.missing') }
  const problem = repeated(left) ?? repeated(right)
  if (problem) return problem
  const pairs = sides.pairs ?? readPairs(answer, left, right)
  const once = pairs?.length === left.items.length && new Set(pairs.map(([place]) => place)).size === pairs.length
  if (!pairs || !once) return { problem: bankProblem('key.not-pairs', { answer }) }
  const key = {
    type: 'matching' as const,
    pairs: [...pairs].sort(([a], [b]) => a - b).map(([a, b]): [string, string] => [optionId(a), optionId(b)]),
  }
  return makeDraft(
    raw,
    language,
    { stem: toContent(sides.stem), options: left.items, targets: right.items, key },
    notes,
  )
}
