/**
 * Puts people into fifths by score: 0 the weakest, 4 the strongest. Everybody with the same score comes into the same
 * fifth, by the mean of their ranks, so that the fifths differ in size where many have the same score.
 */
export const fifthsOf = (scores: Float64Array): ((score: number) => number) => {
  const sorted = Float64Array.from(scores).sort()
  const n = sorted.length
  const bounds = [Infinity, Infinity, Infinity, Infinity]
  for (let from = 0; from < n; ) {
    const value = sorted[from] as number
    let to = from
    while (to < n && sorted[to] === value) to++
    const fifth = Math.floor((5 * (from + to)) / (2 * n))
    for (let bound = 0; bound < fifth; bound++) bounds[bound] = Math.min(bounds[bound] as number, value)
    from = to
  }
  const [first, second, third, fourth] = bounds as [number, number, number, number]
  return (score) => (score >= fourth ? 4 : score >= third ? 3 : score >= second ? 2 : score >= first ? 1 : 0)
}
