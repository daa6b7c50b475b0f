/** When time ends, on this page's monotonic clock. The phone's own date plays no part. */
export type Clock = { deadline: number; acceptUntil: number }
type Reply = { remainingMs: number; acceptMs: number }

/**
 * A reply says how much time is left; counting from when the question was sent, not when the answer came, the whole
 * round trip is taken off: never more is shown than there is. Of several replies the one with the shortest trip tells
 * most; after a sleep, in which monotonic clocks may stand still, only a fresh one counts (`known` undefined).
 */
export const clockFrom = (known: Clock | undefined, sentAt: number, reply: Reply): Clock => ({
  deadline: Math.max(known?.deadline ?? Number.NEGATIVE_INFINITY, sentAt + reply.remainingMs),
  acceptUntil: Math.max(known?.acceptUntil ?? Number.NEGATIVE_INFINITY, sentAt + reply.acceptMs),
})
