import { readConfig } from './config.ts'
import { failureMessage } from './failure-message.ts'
import type { ToReplica } from './replicas.ts'
import { type Serving, serveApp } from './serve-app.ts'

/** Whoever is not done by then is cut off: the process that started this one waits no longer. */
const longestStopMs = 4_800

// Ctrl-C and a stopped service reach every process of the group: only the one that owns the database says when to end.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGUSR2'] as const) process.on(signal, () => {})

let serving: Promise<Serving> | undefined
let stopping: Promise<void> | undefined

/** Told again, because all stop while this one is being replaced, it still finishes what it has in hand. */
const stop = (): Promise<void> => {
  stopping ??= (async () => {
    setTimeout(() => {
      process.stderr.write('A replica took too long to stop: what it still did was cut off.\n')
      process.exit(1)
    }, longestStopMs)
    await (await serving?.catch(() => undefined))?.stop()
    process.exit(0)
  })()
  return stopping
}

process.on('message', (said: ToReplica) => {
  if (said === 'stop') return void stop()
  serving = serveApp({ ...readConfig(), port: said.port }, said.url)
  serving.catch((error: unknown) => {
    process.stderr.write(`${failureMessage(error)}\n`)
    process.exit(1)
  })
})
process.send?.('waiting')
