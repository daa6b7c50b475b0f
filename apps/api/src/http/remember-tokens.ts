import type { TokenClaims } from './session.ts'

type Verified = TokenClaims & { exp: number }

/** About 700 bytes each. */
const mostTokens = 10_000

/**
 * Checks a signature once in the life of a token, which never changes: a phone that saves each answer sends the same
 * one for a quarter of an hour. Only its end is looked at each time; what is not good is never kept.
 */
export const rememberTokens = (verify: (token: string) => Verified, now = Date.now, most = mostTokens) => {
  const good = new Map<string, Verified>()
  return (token: string): TokenClaims => {
    const known = good.get(token)
    if (known !== undefined && now() < known.exp * 1000) return known
    good.delete(token)
    const verified = verify(token)
    const oldest = good.size >= most ? good.keys().next().value : undefined
    if (oldest !== undefined) good.delete(oldest)
    good.set(token, verified)
    return verified
  }
}
