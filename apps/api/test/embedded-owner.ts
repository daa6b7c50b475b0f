// A process of its own that runs an embedded server, so that a test can kill it, or run it as another user.
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { EmbeddedFault } from '../src/db/embedded/embedded-fault.ts'
import { startEmbedded } from '../src/db/embedded/start-embedded.ts'

const [dataDir = '', mode = 'own', durable = 'no'] = process.argv.slice(2)
const say = (words: object) => process.stdout.write(`${JSON.stringify(words)}\n`)

try {
  const server = await startEmbedded({
    dataDir,
    mode: mode === 'join' ? 'join' : 'own',
    durable: durable === 'durable',
    log: (line) => say({ log: line }),
  })
  await server.announce('http://127.0.0.1:3999')
  const client = new pg.Client({ connectionString: server.url })
  client.on('error', () => undefined)
  await client.connect()
  const finish = async () => {
    // The drain of the API: after a signal there is still work to write.
    await wait(100)
    await client.query('create table if not exists drained (at timestamptz)')
    await client.query('insert into drained values (now())')
    await client.end()
    await server.stop()
    say({ stopped: true })
    process.exit(0)
  }
  process.on('SIGINT', finish).on('SIGTERM', finish)
  process.stdin.resume().on('end', finish)
  say({ url: server.url, location: server.location, joined: server.joined, pid: process.pid })
} catch (error) {
  if (!(error instanceof EmbeddedFault)) throw error
  say({ fault: error.name, message: error.message })
  process.exit(3)
}
