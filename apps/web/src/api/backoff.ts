/** From a third of a second to 20 s: quick after a dropped packet, gentle on a server that is down. */
const firstMs = 300
const longestMs = 20_000
/** More than a day or so overflows a timer, which would then not wait at all; nobody who waits for answers means it. */
const longestAskedMs = 600_000

/** How long to wait before try number `failures` + 1: full jitter, and never less than the server asked for, up to ten minutes. */
export const backoffMs = (failures: number, chance: number, retryAfterSeconds = 0): number =>
  Math.max(Math.min(longestAskedMs, retryAfterSeconds * 1000), chance * Math.min(longestMs, firstMs * 2 ** failures))
