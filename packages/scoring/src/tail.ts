/**
 * The probability that at least so many of independent events happen, each with its own chance (Poisson binomial),
 * by adding one event after the other. Exact but for rounding.
 */
export const atLeast = (count: number, chances: readonly number[]): number => {
  // `by[k]`: exactly k so far; the last place gathers all from `count` on.
  const by = new Array<number>(count + 1).fill(0)
  by[0] = 1
  for (const chance of chances) {
    by[count] = (by[count] ?? 0) + (by[count - 1] ?? 0) * chance
    for (let k = count - 1; k > 0; k -= 1) by[k] = (by[k] ?? 0) * (1 - chance) + (by[k - 1] ?? 0) * chance
    by[0] = (by[0] ?? 0) * (1 - chance)
  }
  return count === 0 ? 1 : Math.min(1, by[count] ?? 0)
}
