import { createHmac, timingSafeEqual } from 'node:crypto'

/** A refresh token: session, counter, and their HMAC under the server's secret. Opaque to everybody else. */
export const refreshToken = (secret: string, sessionId: string, counter: number): string => {
  const mac = createHmac('sha256', secret).update(`refresh:${sessionId}:${counter}`).digest('base64url')
  return `${sessionId}.${counter}.${mac}`
}

/** Session and counter of a genuine refresh token; undefined for anything else. */
export const readRefreshToken = (secret: string, token: string): { sessionId: string; counter: number } | undefined => {
  const [sessionId = '', counterText = ''] = token.split('.')
  const counter = Number(counterText)
  if (!Number.isSafeInteger(counter) || counter < 0) return undefined
  const expected = Buffer.from(refreshToken(secret, sessionId, counter))
  const given = Buffer.from(token)
  return expected.length === given.length && timingSafeEqual(expected, given) ? { sessionId, counter } : undefined
}
