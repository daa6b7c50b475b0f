import { access, constants, mkdir, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { answers, otherClients } from './ask-server.ts'
import { clusterPlace } from './cluster-place.ts'
import { ensureCluster } from './create-cluster.ts'
import { EmbeddedFault } from './embedded-fault.ts'
import { takeOwnerLock } from './owner-lock.ts'
import { readPostmaster, stopPostmaster } from './postmaster.ts'
import { runningEmbedded } from './running-embedded.ts'
import { serverCommand, spawnPostmaster } from './spawn-postmaster.ts'
import { watchPostmaster } from './watch-postmaster.ts'

export type EmbeddedOptions = {
  dataDir: string
  log: (line: string) => void
  /** `join` uses the server of a running Lianbing, and starts one only where none runs (for the command line). */
  mode?: 'own' | 'join'
  /** False only for tests: nothing is synced, a power cut may destroy the cluster. */
  durable?: boolean
}

export type Embedded = {
  /** Role `lianbing` (an ordinary owner, no superuser) on the database `lianbing`. */
  url: string
  /** Where the cluster lies. */
  location: string
  /** Whether the server belongs to another process, which `stop` then leaves alone. */
  joined: boolean
  /** Tells a second start where this one is served. */
  announce(address: string): Promise<void>
  stop(): Promise<void>
}

/** Runs the Postgres of a data folder. Throws DataDirInUse beside another owner, EmbeddedFault with a mend otherwise. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const dataDir = await openDataDir(options.dataDir)
  const command = options.mode === 'join'
  if (command) {
    const running = await runningEmbedded(dataDir)
    if (running) return running
  }
  const lock = await takeOwnerLock(dataDir, command)
  try {
    const { url, pid, location, startAgain } = await serve(dataDir, options)
    const watch = watchPostmaster({ pid, log: options.log, startAgain })
    const stop = async () => {
      if (command) await lastOneOut(url, options.log)
      const last = await watch.stop()
      if (last !== undefined) await stopPostmaster(last)
      await lock.release()
    }
    let stopped: Promise<void> | undefined
    return {
      url,
      location,
      joined: false,
      announce: lock.announce,
      stop: () => {
        stopped ??= stop()
        return stopped
      },
    }
  } catch (error) {
    await lock.release()
    throw error
  }
}

async function serve(dataDir: string, { log, durable = true }: EmbeddedOptions) {
  const place = await clusterPlace(dataDir)
  const elsewhere = place.home === dataDir ? '' : `, which its user may enter as it may not enter ${dataDir}`
  log(`Starting the database (PostgreSQL ${place.binaries.major}) in ${place.cluster}${elsewhere}`)
  const password = await ensureCluster(place, dataDir, durable)
  const command = serverCommand(place, durable)
  const urlOf = (port: number) => `postgresql://lianbing:${password}@127.0.0.1:${port}/lianbing`
  let server = await readPostmaster(place.cluster)
  if (server) {
    // The Node process that started it was killed; a server like ours goes on, any other makes room.
    const alike = server.command === [...command, '-p', String(server.port)].join(' ')
    if (!alike || !(await answers(urlOf(server.port)))) {
      log('Stopping a database server that was left running')
      await stopPostmaster(server.pid)
      server = undefined
    }
  }
  const spawnIt = (port?: number) => spawnPostmaster(place, command, join(dataDir, 'postgres.log'), log, port)
  server ??= await spawnIt()
  const { port, pid } = server
  // On the same port, which everybody knows by now; somebody else may have started it there meanwhile.
  const startAgain = async () => {
    const living = await readPostmaster(place.cluster)
    if (living?.port === port) return living.pid
    if (living !== undefined) await stopPostmaster(living.pid)
    return (await spawnIt(port)).pid
  }
  return { url: urlOf(port), pid, location: place.cluster, startAgain }
}

async function openDataDir(path: string): Promise<string> {
  try {
    // Others may pass through root's folder (the server's user has to), nobody may list it.
    await mkdir(path, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
    await access(path, constants.R_OK | constants.W_OK | constants.X_OK)
    return await realpath(path)
  } catch (error) {
    throw new EmbeddedFault(
      `The data folder ${path} cannot be used (${(error as Error).message}). If it belongs to another user, start ` +
        'Lianbing as that user; otherwise set DATA_DIR to a folder that you may write to.',
    )
  }
}

// A second command may have joined ours: its work must not end with us.
async function lastOneOut(url: string, log: (line: string) => void): Promise<void> {
  for (let round = 0; (await otherClients(url)) > 0; round++) {
    if (round === 3) log('Waiting for another lianbing command that uses the database')
    await wait(100)
  }
}
