import { plainText } from './plain-text.ts'

/** Whether each blank can be given an answer of its own; two blanks never share one, even where both accept it. */
const fillInAnyOrder = (accepted: readonly ReadonlySet<string>[], given: readonly string[]): boolean => {
  const blankOf = new Map<number, number>()
  // An augmenting path: a blank may take an answer from another one that can live with a different answer.
  const fill = (blank: number, tried: Set<number>): boolean =>
    given.some((text, answer) => {
      if (tried.has(answer) || !accepted[blank]?.has(text)) return false
      tried.add(answer)
      const owner = blankOf.get(answer)
      if (owner !== undefined && !fill(owner, tried)) return false
      blankOf.set(answer, blank)
      return true
    })
  return accepted.every((_, blank) => fill(blank, new Set()))
}

/**
 * Whether the texts fill the blanks: one for each, each among the alternatives of its blank, or of any blank left when
 * the order is free. An empty text fills nothing.
 */
export const fillBlanks = (
  alternatives: readonly (readonly string[])[],
  texts: readonly string[],
  anyOrder: boolean,
): boolean => {
  const accepted = alternatives.map((blank) => new Set(blank.map(plainText)))
  const given = texts.map(plainText)
  if (given.length !== accepted.length || given.includes('')) return false
  return anyOrder ? fillInAnyOrder(accepted, given) : given.every((text, blank) => accepted[blank]?.has(text))
}
