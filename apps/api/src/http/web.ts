import fastifyStatic from '@fastify/static'
import { ProblemError } from '@lianbing/contract'
import type { FastifyInstance } from 'fastify'

const yearSeconds = 31_536_000

/** The built SPA: files named by their hash for a year, the page itself asked anew each time. */
export const serveWeb = async (app: FastifyInstance, folder: string) => {
  await app.register(fastifyStatic, {
    root: folder,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const forever = path.includes('/assets/')
      reply.header('cache-control', forever ? `public, max-age=${yearSeconds}, immutable` : 'no-cache')
    },
  })
  app.setNotFoundHandler(async (request, reply) => {
    const page =
      (request.method === 'GET' || request.method === 'HEAD') &&
      !request.url.startsWith('/api/') &&
      request.headers.accept?.includes('text/html') === true
    if (!page) throw new ProblemError('route.unknown')
    return reply.sendFile('index.html')
  })
}
