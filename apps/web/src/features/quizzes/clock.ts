/** When time ends, on this page's monotonic clock. The phone's own date plays no part. */
export type Clock = {
  deadline: number
  acceptUntil: number
  /** When the newest reply was asked for. */
  askedAt: number
  /** When the reply was asked for that the ends are taken from. */
  takenAt: number
}
type Reply = { remainingMs: number; acceptMs: number }

/** So long two monotonic clocks, the phone's and the server's, run alike to a few milliseconds. */
const trustMs = 150_000

/**
 * A reply says how much time is left; counting from when the question was sent, not when the answer came, the whole
 * round trip is taken off: never more is shown than there is. Of several replies of the last minutes the one with the
 * shortest trip tells most; an older one counts no more, and none from before a sleep (`known` undefined).
 */
export const clockFrom = (known: Clock | undefined, askedAt: number, reply: Reply): Clock => {
  const deadline = askedAt + reply.remainingMs
  const acceptUntil = askedAt + reply.acceptMs
  if (known && known.deadline >= deadline && askedAt - known.takenAt < trustMs) return { ...known, askedAt }
  return { deadline, acceptUntil, askedAt, takenAt: askedAt }
}
