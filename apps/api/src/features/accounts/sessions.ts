import { type accounts, ProblemError } from '@lianbing/contract'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Db } from '../../db/client.ts'
import { uuidV7 } from '../../db/uuid.ts'
import { type Principal, type SessionCookies, sessionDays, type TokenClaims } from '../../http/session.ts'
import { meView } from './me-view.ts'
import { findPrincipal } from './principal-queries.ts'
import {
  deleteSession,
  deleteSessionAndItsKin,
  findJustRotated,
  insertSession,
  rotateSession,
} from './session-queries.ts'
import { readRefreshToken, refreshToken } from './session-tokens.ts'

/** The reply with the new tokens may be lost on a weak signal: that long the token before gets the same successor. */
const graceSeconds = 60

export type SessionTools = {
  db: Db
  secret: string
  cookies: SessionCookies
  /** Signs an access token. */
  sign: (claims: TokenClaims) => string
  /** Reads the access token of a request; throws where there is none that is good. */
  claims: (request: FastifyRequest) => TokenClaims
}

/** Opens, renews and ends sessions: rows, tokens and cookies together. */
export const createSessions = ({ db, secret, cookies, sign, claims }: SessionTools) => {
  const getPrincipal = async (claim: TokenClaims): Promise<Principal> => {
    const principal = await findPrincipal(db, claim.sub, claim.sid)
    if (principal === undefined) throw new ProblemError('session.expired')
    return principal
  }
  const hand = async (reply: FastifyReply, claim: TokenClaims, counter: number): Promise<accounts.Me> => {
    const principal = await getPrincipal(claim)
    cookies.set(reply, { access: sign(claim), refresh: refreshToken(secret, claim.sid, counter) })
    return meView(principal)
  }
  const refreshOf = (request: FastifyRequest) => {
    const token = request.cookies[cookies.names.refresh]
    return token === undefined ? undefined : readRefreshToken(secret, token)
  }
  const accessOf = (request: FastifyRequest) => {
    try {
      return claims(request)
    } catch {
      return undefined
    }
  }

  return {
    open: async (request: FastifyRequest, reply: FastifyReply, personId: string): Promise<accounts.Me> => {
      const before = refreshOf(request)
      // The cookies of the session before are about to be overwritten: nobody could end it any more.
      if (before !== undefined) await deleteSession(db, before.sessionId)
      const id = uuidV7()
      await insertSession(db, { id, personId, days: sessionDays })
      return hand(reply, { sub: personId, sid: id }, 0)
    },

    renew: async (request: FastifyRequest, reply: FastifyReply): Promise<accounts.Me> => {
      if (request.cookies[cookies.names.refresh] === undefined) throw new ProblemError('session.required')
      const given = refreshOf(request)
      if (given === undefined) throw new ProblemError('session.expired')
      const { sessionId, counter } = given
      const personId =
        (await rotateSession(db, sessionId, counter, sessionDays)) ??
        (await findJustRotated(db, sessionId, counter, graceSeconds))
      if (personId !== undefined) return hand(reply, { sub: personId, sid: sessionId }, counter + 1)
      // A genuine token that is neither the newest nor the one before: somebody copied it, so both sides lose it.
      await deleteSession(db, sessionId)
      cookies.clear(reply)
      throw new ProblemError('session.expired')
    },

    end: async (request: FastifyRequest, reply: FastifyReply, everywhere: boolean): Promise<void> => {
      const sessionId = refreshOf(request)?.sessionId ?? accessOf(request)?.sid
      if (sessionId !== undefined) await (everywhere ? deleteSessionAndItsKin : deleteSession)(db, sessionId)
      cookies.clear(reply)
    },
  }
}
