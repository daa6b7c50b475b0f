import { Server } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'

/** A client that is at work sends again within this time, and is then told that its connection closes. */
const lastWordMs = 1_000
/** Whoever has not ended a request by then is cut off: process managers kill after ten seconds, and the database stops last. */
const longestDrainMs = 4_000

/**
 * A stop takes no new connections at once, answers what comes over the open ones with their end, and only then closes
 * those that are silent: a connection that is closed while a request is on its way loses that request.
 */
export const drainOnClose = (app: FastifyInstance): { isDraining: () => boolean } => {
  let closing = false
  const connections = () => new Promise<number>((tell) => app.server.getConnections((_, count) => tell(count ?? 0)))
  app.addHook('preClose', async () => {
    closing = true
    // http's own close would end the silent connections too.
    if (app.server.listening) Server.prototype.close.call(app.server)
    setTimeout(() => app.server.closeAllConnections(), longestDrainMs).unref()
    const until = performance.now() + lastWordMs
    while ((await connections()) > 0 && performance.now() < until) await wait(20)
  })
  app.addHook('onSend', (_request, reply, _payload, next) => {
    if (closing) reply.header('connection', 'close')
    next()
  })
  return { isDraining: () => closing }
}
