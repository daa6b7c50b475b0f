/** `LIANBING_TEST_RUNS=50` runs the properties of the protocol fifty times as often, and shrinks what fails. */
const times = Number(process.env.LIANBING_TEST_RUNS ?? 1)
const seed = Number(process.env.LIANBING_TEST_SEED ?? 20_261_123)

/** How often a property runs, and from which seed: printed, so that a failure can be had again. */
export const propertyRuns = (name: string, runs: number) => {
  const numRuns = runs * times
  console.info(`${name}: ${numRuns} runs, LIANBING_TEST_SEED=${seed}`)
  return { numRuns, seed, endOnFailure: times === 1 }
}

/** Bounds a hang, measures nothing. */
export const propertyTimeoutMs = 180_000 * times
