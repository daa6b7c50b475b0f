import { type BankProblem, bankProblem } from '../../../problems.ts'
import type { Declaration, Value } from './declarations.ts'
import { answered } from './qti-item.ts'
import { reject } from './rejection.ts'
import type { Scoring } from './response-processing.ts'

/** How choices score, and whom to tell what of it is not kept. */
interface Points extends Pick<Scoring, 'score'> {
  warn(problem: BankProblem): void
}

const scores = (scoring: Points, declaration: Declaration, values: readonly Value[]) =>
  values.map((value) => scoring.score(answered(declaration, value)))

/** The one right choice: the declared one, or that which scores best; never one that another equals. */
export const singleKey = (scoring: Points, declaration: Declaration, choices: readonly string[]): string => {
  const { correct } = declaration
  const [named] = correct.map(String)
  if (correct.length > 1) return reject('key.too-many', { answer: correct.join(', ') })
  if (named !== undefined && !choices.includes(named)) return reject('key.not-an-option', { answer: named })
  const points = scores(
    scoring,
    declaration,
    choices.map((choice) => [choice]),
  )
  const best = Math.max(...points)
  if (points.some((value) => value > 0 && value < best)) scoring.warn(bankProblem('key.partial-credit'))
  const winners = choices.filter((_, place) => points[place] === best)
  if (named === undefined) {
    const [winner, another] = winners
    if (best <= 0 || winner === undefined) return reject('key.missing')
    return another === undefined ? winner : reject('key.too-many', { answer: winners.join(', ') })
  }
  // Where nothing scores, nobody contradicts the declared answer.
  if (best > 0 && (winners.length > 1 || winners[0] !== named))
    return reject('key.scoring-differs', {
      answer: named,
      other: winners.filter((winner) => winner !== named).join(', '),
    })
  return named
}

/** The right choices: the declared ones, or all that score; never a set that is worth less than another close to it. */
export const multipleKey = (scoring: Points, declaration: Declaration, choices: readonly string[]): string[] => {
  const named = declaration.correct.map(String)
  const earning = (declaration.mapping?.entries ?? []).filter(({ value }) => value > 0).map(({ key }) => String(key))
  const key = [...new Set(named.length > 0 ? named : earning)]
  const stranger = key.find((choice) => !choices.includes(choice))
  if (stranger !== undefined) return reject('key.not-an-option', { answer: stranger })
  if (key.length === 0) return reject('key.missing')
  const [points = 0, ...others] = scores(scoring, declaration, [
    key,
    ...choices.map((choice) => (key.includes(choice) ? key.filter((one) => one !== choice) : [...key, choice])),
  ])
  const better = choices.find((_, place) => (others[place] ?? 0) > points)
  return better === undefined ? key : reject('key.scoring-differs', { answer: key.join(', '), other: better })
}
