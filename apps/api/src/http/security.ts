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
  app.addHook('onRequest', async (request, reply) => {
    reply.header('content-security-policy', request.url.startsWith('/office') ? office : worker)
  })
}

/** A write has to come from a page of this server: its Origin is ours, and a browser cannot forge it. */
export const refuseForeignOrigins = (app: FastifyInstance, config: Config) => {
  app.addHook('onRequest', async (request) => {
    if (request.method === 'GET' || request.method === 'HEAD') return
    const { origin } = request.headers
    const own = config.publicUrl?.origin
    const host = origin !== undefined && URL.canParse(origin) ? new URL(origin).host : undefined
    if (own === undefined ? host !== undefined && host === request.host : origin === own) return
    throw new ProblemError('request.foreign_origin')
  })
}
