import { type BankProblem, bankProblem } from '../../../problems.ts'
import { longest } from '../../../question/draft-parts.ts'
import { comparable } from '../../../text/comparable.ts'
import type { Atom } from './declarations.ts'
import { reject } from './rejection.ts'

/** As answers are compared: without regard to case. */
const folded = (atom: Atom) => comparable(String(atom)).toLowerCase()

/** Each answer is scored; no gap has so many. */
const mostCandidates = 200

/**
 * Of all the answers that a file names for one gap, those that earn all points; `score` also tells what the other gaps
 * earn where this one stays empty. `named` is the declared one, which must be among them.
 */
export const acceptedAnswers = (
  candidates: readonly Atom[],
  score: (answer: Atom | undefined) => number,
  named: Atom | undefined,
  warn: (problem: BankProblem) => void,
): Atom[] => {
  if (candidates.length > mostCandidates) return reject('question.shape', { detail: `${candidates.length} answers` })
  const others = score(undefined)
  const points = candidates.map((answer) => score(answer) - others)
  const best = Math.max(0, ...points)
  if (best <= 0) return named === undefined ? [] : [named]
  const accepted = candidates.filter((_, place) => points[place] === best)
  if (named !== undefined && !accepted.includes(named))
    return reject('key.scoring-differs', { answer: String(named), other: accepted.join(', ') })
  if (points.some((value) => value > 0 && value < best)) warn(bankProblem('key.partial-credit'))
  // Where the file tells answers apart by case alone, ours would accept a wrong one.
  const texts = new Set(accepted.map(folded))
  const lookalike = candidates.find((atom, place) => (points[place] ?? 0) <= 0 && texts.has(folded(atom)))
  return lookalike === undefined ? accepted : reject('key.unreadable', { answer: String(lookalike) })
}

const alternativesOf = (accepted: readonly Atom[]): string[] => {
  const texts = new Map<string, string>()
  for (const atom of accepted) if (!texts.has(folded(atom))) texts.set(folded(atom), String(atom).trim())
  return [...texts.values()]
}

/** The alternatives of each gap as texts, without those that differ only in what is not compared. */
export const blankTexts = (gaps: readonly (readonly Atom[])[]): string[][] => {
  const texts = gaps.map(alternativesOf)
  if (texts.some((alternatives) => alternatives.length === 0)) return reject('key.missing')
  if (texts.length > 20) return reject('question.shape', { detail: `${texts.length} gaps` })
  if (texts.some((alternatives) => alternatives.length > 20)) return reject('options.too-many', { limit: 20 })
  return texts.flat().every((text) => text.length <= longest.text)
    ? texts
    : reject('stem.too-long', { limit: longest.text })
}
