import { timingSafeEqual } from 'node:crypto'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { endpoints, ProblemError } from '@lianbing/contract'
import type { FastifyInstance } from 'fastify'
import { pingDatabase } from '../db/ping.ts'
import type { Dependencies } from '../dependencies.ts'
import { openApiDocument } from './openapi.ts'

const sameToken = (given: string, wanted: string) => {
  const a = Buffer.from(given)
  const b = Buffer.from(wanted)
  return a.length === b.length && timingSafeEqual(a, b)
}

/** Addresses for machines: health, figures for Prometheus, and the contract as OpenAPI. */
export const healthRoutes = (
  app: FastifyInstance,
  { db, examDb, config }: Dependencies,
  { isDraining }: { isDraining: () => boolean },
) => {
  app.get('/livez', async () => ({ status: 'alive' }))
  app.get('/readyz', async () => {
    if (isDraining()) throw new ProblemError('server.unavailable', { retryAfterSeconds: 3 })
    await pingDatabase(examDb)
    return { status: 'ready' }
  })
  app.get('/api/openapi.json', async () => openApiDocument(endpoints))

  const { metricsToken } = config
  if (metricsToken === undefined) return
  const delay = monitorEventLoopDelay({ resolution: 20 })
  delay.enable()
  app.addHook('onClose', async () => {
    delay.disable()
  })
  app.get('/metrics', async (request, reply) => {
    const given = request.headers.authorization?.replace(/^Bearer /, '') ?? ''
    if (!sameToken(given, metricsToken)) throw new ProblemError('session.required')
    const perPool = (read: (pool: typeof db.$client) => number) => ({
      '{pool="exam"}': read(examDb.$client),
      '{pool="rest"}': read(db.$client),
    })
    const figures: [name: string, help: string, values: Record<string, number>][] = [
      [
        'lianbing_event_loop_delay_p99_seconds',
        'Event loop delay, 99th percentile',
        { '': delay.percentile(99) / 1e9 },
      ],
      ['lianbing_database_connections', 'Open database connections', perPool((pool) => pool.totalCount)],
      ['lianbing_database_idle', 'Database connections that nobody uses', perPool((pool) => pool.idleCount)],
      ['lianbing_database_waiting', 'Work that waits for a database connection', perPool((pool) => pool.waitingCount)],
      ['lianbing_memory_resident_bytes', 'Resident memory', { '': process.memoryUsage.rss() }],
    ]
    delay.reset()
    const lines = figures.map(([name, help, values]) => {
      const samples = Object.entries(values).map(([labels, value]) => `${name}${labels} ${value}\n`)
      return `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${samples.join('')}`
    })
    return reply.type('text/plain; version=0.0.4').send(lines.join(''))
  })
}
