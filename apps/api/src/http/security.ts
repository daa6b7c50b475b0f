import helmet from '@fastify/helmet'
import { ProblemError } from '@lianbing/contract'
import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'

const policy = (styles: string, https: boolean): string =>
  [
    "default-src 'self'",
    "script-src 'self'",
    `style-src ${styles}`,
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(https ? ['upgrade-insecure-requests'] : []),
  ].join('; ')

/**
 * What a browser is told to refuse. No inline script anywhere. Inline style only below /office, whose component library
 * writes style elements; a page there is loaded as a document of its own, so a worker's page never has that leave.
 */
export const addSecurityHeaders = async (app: FastifyInstance, config: Config) => {
  const https = config.publicUrl?.protocol === 'https:'
  const worker = policy("'self'", https)
  const office = policy("'self' 'unsafe-inline'", https)
  await app.register(helmet, {
    // Set below: it differs by address, and helmet would put it together anew for each request.
    contentSecurityPolicy: false,
    strictTransportSecurity: https ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'same-origin' },
    // Over plain http browsers ignore these two and warn in the console.
    crossOriginOpenerPolicy: https ? { policy: 'same-origin' } : false,
    originAgentCluster: https,
  })
  app.addHook('onRequest', (request, reply, next) => {
    reply.header('content-security-policy', request.url.startsWith('/office') ? office : worker)
    next()
  })
}

const hostOf = (origin: string): string | undefined => (URL.canParse(origin) ? new URL(origin).host : undefined)

/** A write has to come from a page of this server: its Origin is ours, and a browser cannot forge it. */
export const refuseForeignOrigins = (app: FastifyInstance, config: Config) => {
  const own = config.publicUrl?.origin
  // Nearly every write comes from the same page as the one before it.
  let last = { origin: '', host: hostOf('') }
  app.addHook('onRequest', (request, _reply, next) => {
    const { origin } = request.headers
    if (request.method === 'GET' || request.method === 'HEAD') return next()
    if (own !== undefined && origin === own) return next()
    if (own === undefined && origin !== undefined) {
      if (last.origin !== origin) last = { origin, host: hostOf(origin) }
      if (last.host !== undefined && last.host === request.host) return next()
    }
    next(new ProblemError('request.foreign_origin'))
  })
}
