import type { FastifyHelmetOptions } from '@fastify/helmet'
import { ProblemError } from '@lianbing/contract'
import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'

/**
 * No inline script anywhere. Inline style only below /office, whose component library writes style elements; a page
 * there is loaded as a document of its own, so a worker's page never has that leave.
 */
export const contentSecurity = (config: Config): FastifyHelmetOptions => {
  const https = config.publicUrl?.protocol === 'https:'
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: [
          "'self'",
          (request) =>
            (request as { url?: string }).url?.startsWith('/office') === true ? "'unsafe-inline'" : "'self'",
        ],
        imgSrc: ["'self'", 'data:', 'blob:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(https ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: https ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'same-origin' },
    // Over plain http browsers ignore these two and warn in the console.
    crossOriginOpenerPolicy: https ? { policy: 'same-origin' } : false,
    originAgentCluster: https,
  }
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

/** A stop waits for running requests, not for idle connections: those close at once, the rest after their reply. */
export const drainOnClose = (app: FastifyInstance) => {
  let closing = false
  app.addHook('preClose', async () => {
    closing = true
    app.server.closeIdleConnections()
  })
  app.addHook('onSend', async (_request, reply) => {
    if (closing) reply.header('connection', 'close')
  })
}
