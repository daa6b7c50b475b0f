/** How an answer is marked by people: by one, or by two and a third who decides where they differ. */
export type WrittenRules = {
  markers: 1 | 2
  /** Hundredths of a mark: from this difference on the two differ. */
  markersDiffer: number
}

/** Scores of the rounds in hundredths of a mark; null where nobody has marked yet. */
export type WrittenMarks = { first: number | null; second: number | null; third: number | null }

/** `waitsFor`: the round whose mark is missing. */
export type WrittenDecision = { waitsFor: 1 | 2 | 3; score: null } | { waitsFor: null; score: number }

const waiting = (waitsFor: 1 | 2 | 3): WrittenDecision => ({ waitsFor, score: null })
const decided = (score: number): WrittenDecision => ({ waitsFor: null, score })

/**
 * What an answer is worth by the marks that people gave. One marker decides alone. Two who agree make the mean, rounded
 * up to a hundredth of a mark, so in favour of who is marked. Where they differ, by the rules, the third mark decides
 * alone, whatever it is.
 */
export const decideWritten = (
  { first, second, third }: WrittenMarks,
  { markers, markersDiffer }: WrittenRules,
): WrittenDecision => {
  if (first === null) return waiting(1)
  if (markers === 1) return decided(first)
  if (second === null) return waiting(2)
  if (Math.abs(first - second) < markersDiffer) return decided(Math.ceil((first + second) / 2))
  return third === null ? waiting(3) : decided(third)
}
