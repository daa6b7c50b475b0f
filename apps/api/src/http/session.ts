import { ProblemError, type Role } from '@lianbing/contract'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'
import type { Db } from '../db/client.ts'
import { findPrincipal } from '../features/accounts/principal-queries.ts'
import { getOrganisationPath } from '../features/organisations/queries.ts'

/** Short, so that a stolen token ends soon; the refresh cookie carries the session on. */
export const accessTokenSeconds = 15 * 60
/** A phone that is opened once a month stays signed in. */
export const sessionDays = 60

declare const proof: unique symbol
/** The proof that the caller's roles cover this organisation and all below it. Only this file makes one. */
export type OrganisationScope = {
  readonly organisationId: number
  readonly path: string
  readonly [proof]: 'organisation'
}
/**
 * The proof that the caller may work on the banks, which belong to the whole federation; on those of some trades only
 * where `trades` names them.
 */
export type BankScope = {
  readonly personId: string
  readonly trades: readonly string[] | null
  readonly [proof]: 'bank'
}

export type Grant = {
  role: Role
  organisationId: number
  organisationName: string
  path: string
  /** Of an expert: only these trades; null for all. */
  tradeCodes: string[] | null
}
/** A signed-in person, read anew on each request. */
export type Principal = {
  personId: string
  sessionId: string
  username: string
  displayName: string
  organisationId: number
  organisationName: string
  organisationPath: string
  tradeCode: string | null
  level: number | null
  boardVisibility: 'masked' | 'full'
  grants: Grant[]
}
export type TokenClaims = { sub: string; sid: string }

const covers = (grant: Grant, roles: readonly Role[], path: string) =>
  (grant.role === 'owner' || roles.includes(grant.role)) && path.startsWith(grant.path)

export const holdsRole = (principal: Principal, roles: readonly Role[]): boolean =>
  principal.grants.some((grant) => grant.role === 'owner' || roles.includes(grant.role))

/**
 * The scope over an organisation; without one, over the highest that the caller's roles cover. An organisation beyond
 * the caller's reach does not exist for the caller.
 */
export const organisationScope = async (
  db: Db,
  principal: Principal,
  roles: readonly Role[],
  organisationId?: number,
): Promise<OrganisationScope> => {
  const own = principal.grants
    .filter((grant) => grant.role === 'owner' || roles.includes(grant.role))
    .sort((a, b) => a.path.length - b.path.length)[0]
  if (own === undefined) throw new ProblemError('role.missing')
  const wanted = organisationId ?? own.organisationId
  const path = await getOrganisationPath(db, wanted)
  if (!principal.grants.some((grant) => covers(grant, roles, path))) throw new ProblemError('organisation.unknown')
  return { organisationId: wanted, path } as OrganisationScope
}

/** Experts and admins of the root organisation look after the banks. A path of one step is the root's. */
export const findBankScope = (
  principal: Principal,
  roles: readonly Role[] = ['admin', 'expert'],
): BankScope | undefined => {
  const own = principal.grants.filter(
    (grant) => (grant.role === 'owner' || roles.includes(grant.role)) && grant.path.split('/').length === 3,
  )
  if (own.length === 0) return undefined
  const bounds = own.map((grant) => (grant.role === 'expert' ? grant.tradeCodes : null))
  const trades = bounds.includes(null) ? null : bounds.flatMap((codes) => codes ?? [])
  return { personId: principal.personId, trades } as BankScope
}

export const bankScope = (principal: Principal, roles?: readonly Role[]): BankScope => {
  const scope = findBankScope(principal, roles)
  if (scope === undefined) throw new ProblemError('role.missing')
  return scope
}

/** Whoever runs a command on the server looks after the banks; it reads, and is no person. */
export const commandBankScope = { personId: '00000000-0000-0000-0000-000000000000', trades: null } as BankScope

/** Cookies of a session: access for the API, refresh only for the address that renews. */
export const sessionCookies = (config: Config) => {
  const secure = config.publicUrl?.protocol === 'https:'
  const prefix = secure ? '__Secure-' : ''
  const names = { access: `${prefix}lb_access`, refresh: `${prefix}lb_refresh` }
  const common = { httpOnly: true, sameSite: 'strict', secure } as const
  return {
    names,
    set: (reply: FastifyReply, tokens: { access: string; refresh: string }) => {
      reply.setCookie(names.access, tokens.access, { ...common, path: '/api', maxAge: accessTokenSeconds })
      reply.setCookie(names.refresh, tokens.refresh, { ...common, path: '/api/session', maxAge: sessionDays * 86_400 })
    },
    clear: (reply: FastifyReply) => {
      reply.clearCookie(names.access, { ...common, path: '/api' })
      reply.clearCookie(names.refresh, { ...common, path: '/api/session' })
    },
  }
}
export type SessionCookies = ReturnType<typeof sessionCookies>

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** The signature says who wrote the claims, not that they have our shape. */
const isClaims = ({ sub, sid }: Record<keyof TokenClaims, unknown>) =>
  [sub, sid].every((id) => typeof id === 'string' && uuid.test(id))

/** Who calls, as far as an endpoint's access asks for it. */
export const createGuard = (db: Db, cookies: SessionCookies, verify: (token: string) => TokenClaims) => {
  const claims = (request: FastifyRequest): TokenClaims => {
    const token = request.cookies[cookies.names.access]
    if (token === undefined) throw new ProblemError('session.required')
    try {
      const found = verify(token)
      if (isClaims(found)) return found
    } catch {
      // Why a token is not good is nobody's business outside.
    }
    throw new ProblemError('session.expired')
  }
  const principal = async (request: FastifyRequest): Promise<Principal> => {
    const { sub, sid } = claims(request)
    const found = await findPrincipal(db, sub, sid)
    if (found === undefined) throw new ProblemError('session.expired')
    return found
  }
  return { claims, principal }
}
export type Guard = ReturnType<typeof createGuard>
