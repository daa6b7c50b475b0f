import { spawn } from 'node:child_process'
import { open, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { ClusterPlace } from './cluster-place.ts'
import { toolEnvironment } from './create-cluster.ts'
import { EmbeddedFault } from './embedded-fault.ts'
import { type Postmaster, readPostmaster } from './postmaster.ts'

const LOG_LIMIT_BYTES = 5_000_000

// Somebody took the free port meanwhile, or the children of a killed server are still ending.
const PASSING = /could not bind|could not create any TCP|shared memory block .* still in use/

/** The command line of a server without its port, which also tells whether a server found running is like ours. */
export function serverCommand(place: ClusterPlace, durable: boolean): string[] {
  const safety = durable ? 'on' : 'off'
  const settings = {
    listen_addresses: '127.0.0.1',
    // A path in a deep folder is longer than a socket's name may be; loopback with a password works everywhere.
    unix_socket_directories: '',
    fsync: safety,
    synchronous_commit: safety,
    full_page_writes: safety,
    // Enough for five replicas, one more during a rolling restart, and the command line.
    max_connections: '100',
    // After a kill -9 of Node nobody waits for the answer of a running statement.
    client_connection_check_interval: '5s',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    jit: 'off',
  }
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  return [join(place.binaries.root, 'bin', 'postgres'), '-D', place.cluster, ...options]
}

/** Starts the server of a cluster that has none running, and returns when it takes connections; a recovery after a crash may take its time. */
export async function spawnPostmaster(
  place: ClusterPlace,
  command: string[],
  logFile: string,
  log: (line: string) => void,
  port?: number,
): Promise<Postmaster> {
  await disownPid(place.cluster)
  await turnOver(logFile)
  for (let attempt = 1; ; attempt++) {
    const said = await tryOnce(place, [...command, '-p', String(port ?? (await freePort()))], logFile, log)
    if (typeof said !== 'string') return said
    if (attempt === 30 || !PASSING.test(said)) {
      throw new EmbeddedFault(`The database in ${place.cluster} does not start (${logFile}):\n${said}`)
    }
    await wait(100)
  }
}

async function tryOnce(place: ClusterPlace, command: string[], logFile: string, log: (line: string) => void) {
  const [program = '', ...options] = command
  const output = await open(logFile, 'a', 0o600)
  const { size } = await output.stat()
  // Detached: Ctrl-C reaches every process of the terminal's group, and the database must outlive the API's drain.
  const child = spawn(program, options, {
    ...place.user,
    cwd: '/',
    detached: true,
    env: toolEnvironment(),
    stdio: ['ignore', output.fd, output.fd],
  })
  let ended: string | undefined
  child.on('error', (error) => {
    ended = error.message
  })
  child.on('exit', (code, signal) => {
    ended = `ended with ${signal ?? code}`
  })
  child.unref()
  await output.close()
  let patience = Date.now() + 3_000
  while (ended === undefined) {
    const server = await readPostmaster(place.cluster)
    if (server?.ready && server.pid === child.pid) return server
    if (Date.now() > patience) {
      log('The database is putting itself in order after a sudden stop')
      patience = Date.now() + 10_000
    }
    await wait(10)
  }
  const tail = (await readFile(logFile)).subarray(size).toString('utf8').trim()
  return tail === '' ? ended : tail
}

// Postgres refuses to start when the pid of an earlier crash is taken: by another program after a reboot, or by a zombie
// that nobody reaps in a container. Its parent's pid never counts, and the rest of the file must stay, because by the
// shared memory it names Postgres sees whether children of the killed server still write.
async function disownPid(cluster: string): Promise<void> {
  const file = join(cluster, 'postmaster.pid')
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text !== undefined) await writeFile(file, text.replace(/^\d+/, String(process.pid)))
}

async function turnOver(logFile: string): Promise<void> {
  const size = await stat(logFile).then(
    (found) => found.size,
    () => 0,
  )
  if (size > LOG_LIMIT_BYTES) await rename(logFile, `${logFile}.1`)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
