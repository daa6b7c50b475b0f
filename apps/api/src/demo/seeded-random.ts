import type { Random } from '@lianbing/scoring'

/** Chance that repeats itself: the same seed gives the same numbers (mulberry32). */
export const seededRandom = (seed: number): Random => {
  let state = seed >>> 0
  return {
    next: () => {
      state = (state + 0x6d2b79f5) >>> 0
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
    },
  }
}

/** One of the items, each as likely as its weight says. */
export const pickWeighted = <Item>(choices: readonly (readonly [Item, number])[], random: Random): Item => {
  let left = random.next() * choices.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [item, weight] of choices) {
    left -= weight
    if (left < 0) return item
  }
  const last = choices.at(-1)
  if (last === undefined) throw new Error('There is nothing to choose from.')
  return last[0]
}

export const between = (low: number, high: number, random: Random): number => low + random.next() * (high - low)

/** How many of `tries` succeed when each does so with the chance given. */
export const successes = (tries: number, chance: number, random: Random): number =>
  Array.from({ length: tries }).filter(() => random.next() < chance).length
