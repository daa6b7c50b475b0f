import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '../src/db/client.ts'
import { startEmbedded } from '../src/db/embedded/start-embedded.ts'
import { prepareDatabase } from '../src/prepare-database.ts'
import { dropDatabase, withDatabase } from './database.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where test databases are made, and the migrated one that they are copied from. */
    database: { serverUrl: string; template: string }
  }
}

/** One Postgres for all tests: `TEST_DATABASE_URL`, or one of our own in a temporary folder. */
export const setup = async (project: TestProject) => {
  const folder = await mkdtemp(join(tmpdir(), 'lianbing-test-'))
  // Open to the user that Postgres runs as under root: else the cluster moves to the state folder, and stays there.
  await chmod(folder, 0o711)
  const given = process.env.TEST_DATABASE_URL
  const embedded =
    given === undefined ? await startEmbedded({ dataDir: folder, log: () => {}, durable: false }) : undefined
  const serverUrl = given ?? embedded?.url ?? ''
  const template = `lianbing_template_${process.pid}`
  const admin = openDatabase(serverUrl, 1)
  await admin.$client.query(`create database ${template}`)
  const url = withDatabase(serverUrl, template)
  const db = await prepareDatabase(url, 1)
  await db.$client.end()
  project.provide('database', { serverUrl, template })
  return async () => {
    await dropDatabase(admin.$client, template)
    await admin.$client.end()
    await embedded?.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
