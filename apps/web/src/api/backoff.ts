/** From a third of a second to 20 s: quick after a dropped packet, gentle on a server that is down. */
const firstMs = 300
const longestMs = 20_000

/** How long to wait before try number `failures` + 1: full jitter, and never less than the server asked for. */
export const backoffMs = (failures: number, chance: number, retryAfterSeconds = 0): number =>
  Math.max(retryAfterSeconds * 1000, chance * Math.min(longestMs, firstMs * 2 ** failures))
