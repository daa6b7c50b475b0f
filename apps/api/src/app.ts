import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import jwt from '@fastify/jwt'
import multipart from '@fastify/multipart'
import { contractVersion, contractVersionHeader, ProblemError } from '@lianbing/contract'
import Fastify, { type FastifyReply, type FastifyRequest } from 'fastify'
import type { Dependencies } from './dependencies.ts'
import { accountsRoutes } from './features/accounts/routes.ts'
import { bankWorkRoutes } from './features/banks/bank-work-routes.ts'
import { conflictsRoutes } from './features/banks/conflicts/conflict-routes.ts'
import { bankExportsRoutes } from './features/banks/exports/export-routes.ts'
import { importDraftsRoutes } from './features/banks/imports/import-draft-routes.ts'
import { bankImportsRoutes } from './features/banks/imports/import-routes.ts'
import { reviewRoutes } from './features/banks/review/review-routes.ts'
import { banksRoutes } from './features/banks/routes.ts'
import { leaderboardsRoutes } from './features/leaderboards/routes.ts'
import { organisationsRoutes } from './features/organisations/routes.ts'
import { participationRoutes } from './features/participation/routes.ts'
import { practiceRoutes } from './features/practice/routes.ts'
import { analysisRoutes } from './features/quizzes/analysis/analysis-routes.ts'
import { makingRoutes } from './features/quizzes/making/making-routes.ts'
import { markingRoutes } from './features/quizzes/marking/marking-routes.ts'
import { printingRoutes } from './features/quizzes/printing/printing-routes.ts'
import { remarksRoutes } from './features/quizzes/remarks/remark-routes.ts'
import { quizzesRoutes } from './features/quizzes/routes.ts'
import { rulesRoutes } from './features/quizzes/rules/rules-routes.ts'
import { createContacts, startContacts } from './features/quizzes/running/contacts.ts'
import { runningRoutes } from './features/quizzes/running/running-routes.ts'
import { tradesRoutes } from './features/trades/routes.ts'
import { drainOnClose } from './http/drain.ts'
import { healthRoutes } from './http/health.ts'
import { logOptions } from './http/log-options.ts'
import { handleError } from './http/problems.ts'
import { rememberTokens } from './http/remember-tokens.ts'
import { createRoute } from './http/route.ts'
import { addSecurityHeaders, refuseForeignOrigins } from './http/security.ts'
import { accessTokenSeconds, createGuard, sessionCookies, type TokenClaims } from './http/session.ts'
import { serveWeb } from './http/web.ts'

const issuer = 'lianbing'

/** The application: its parts in the order in which a request meets them. */
export const buildApp = async (dependencies: Dependencies) => {
  const { examDb, config } = dependencies
  const exam = { ...dependencies, db: examDb }
  const app = Fastify({
    logger: logOptions(config),
    trustProxy: config.trustProxy.length === 0 ? false : config.trustProxy,
    bodyLimit: 64 * 1024,
    // A file of 32 MB over a slow line; who sends nothing for 20 s is cut off long before.
    requestTimeout: 180_000,
    connectionTimeout: 20_000,
    // Node looks for slow senders only every 30 s by itself.
    http: { connectionsCheckingInterval: 5_000, headersTimeout: 15_000 },
    // Longer than the usual 60 s of a proxy in front, so that it never writes into a closing connection.
    keepAliveTimeout: 72_000,
    return503OnClosing: false,
    // An address that cannot be decoded never reaches a route, nor its error handler.
    frameworkErrors: (_error, request, reply) => {
      handleError(new ProblemError('request.malformed'), request as FastifyRequest, reply as FastifyReply)
    },
  })

  // Fastify reads text by itself; the API takes JSON, and files where it says so.
  app.removeContentTypeParser('text/plain')
  app.setErrorHandler(handleError)
  await addSecurityHeaders(app, config)
  // A paper shrinks to a fifth, which a weak signal feels; a saved answer's reply is below the threshold.
  await app.register(compress, { threshold: 1_400, encodings: ['gzip'] })
  await app.register(cookie)
  await app.register(multipart)
  await app.register(jwt, {
    secret: dependencies.sessionSecret,
    sign: { algorithm: 'HS256', iss: issuer, aud: 'access', expiresIn: accessTokenSeconds },
    verify: {
      algorithms: ['HS256'],
      allowedIss: issuer,
      allowedAud: 'access',
      requiredClaims: ['sub', 'sid', 'exp', 'iss', 'aud'],
    },
  })
  refuseForeignOrigins(app, config)
  const drain = drainOnClose(app)
  app.addHook('onSend', (_request, reply, _payload, next) => {
    reply.header(contractVersionHeader, contractVersion)
    next()
  })

  const cookies = sessionCookies(config)
  const claimsOf = rememberTokens((token) => app.jwt.verify<TokenClaims & { exp: number }>(token))
  const guard = createGuard(examDb, cookies, claimsOf)
  const { route, routed } = createRoute(app, guard)

  accountsRoutes(route, dependencies, { cookies, claims: guard.claims, sign: (claims) => app.jwt.sign(claims) })
  banksRoutes(route, dependencies)
  bankWorkRoutes(route, dependencies)
  bankExportsRoutes(route, dependencies)
  importDraftsRoutes(route, dependencies)
  bankImportsRoutes(route, dependencies, (stop) => app.addHook('onClose', stop))
  conflictsRoutes(route, dependencies)
  reviewRoutes(route, dependencies)
  leaderboardsRoutes(route, dependencies)
  participationRoutes(route, dependencies)
  organisationsRoutes(route, dependencies)
  practiceRoutes(route, dependencies)
  const contacts = createContacts(dependencies.db)
  app.addHook('onClose', startContacts(contacts, app.log))
  quizzesRoutes(route, exam, contacts)
  runningRoutes(route, dependencies, contacts)
  remarksRoutes(route, dependencies)
  makingRoutes(route, dependencies)
  rulesRoutes(route, dependencies)
  analysisRoutes(route, dependencies)
  markingRoutes(route, dependencies)
  printingRoutes(route, dependencies)
  tradesRoutes(route, dependencies)
  healthRoutes(app, dependencies, drain)
  if (dependencies.webFolder !== undefined) await serveWeb(app, dependencies.webFolder)
  else
    app.setNotFoundHandler(() => {
      throw new ProblemError('route.unknown')
    })
  return { app, routed }
}
export type App = Awaited<ReturnType<typeof buildApp>>['app']
