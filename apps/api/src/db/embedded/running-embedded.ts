import { readFile, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { answers } from './ask-server.ts'
import { EmbeddedFault } from './embedded-fault.ts'
import { findOwner } from './owner-lock.ts'
import { readPostmaster } from './postmaster.ts'
import type { Embedded } from './start-embedded.ts'

const PATIENCE_MS = 60_000

/** The server that another process runs on this data folder, as soon as it is up; undefined when nobody owns it. */
export async function runningEmbedded(dataDir: string): Promise<Embedded | undefined> {
  const patience = Date.now() + PATIENCE_MS
  for (;;) {
    const owner = await findOwner(dataDir)
    if (!owner) return undefined
    const url = await serverUrl(dataDir)
    if (url !== undefined && (await answers(url.url))) {
      return { ...url, joined: true, announce: async () => undefined, stop: async () => undefined }
    }
    if (Date.now() > patience) {
      throw new EmbeddedFault(`Process ${owner.pid} owns ${dataDir}, but its database does not answer.`)
    }
    await wait(50)
  }
}

async function serverUrl(dataDir: string): Promise<{ url: string; location: string } | undefined> {
  const location = await realpath(join(dataDir, 'postgres')).catch(() => undefined)
  const server = location === undefined ? undefined : await readPostmaster(location)
  if (location === undefined || !server?.ready) return undefined
  const password = await readFile(join(dataDir, 'postgres.password'), 'utf8')
  return { url: `postgresql://lianbing:${password}@127.0.0.1:${server.port}/lianbing`, location }
}
