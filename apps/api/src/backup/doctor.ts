import type pg from 'pg'
import { knownMigrationHashes } from '../db/migrate-to.ts'
import { connectionsPerProcess } from '../db/pools.ts'
import { withConnection } from './backup-connection.ts'
import { appliedMigrations } from './database-catalog.ts'

/** One thing looked at. `fatal` ones must hold before the server may serve; the others are advice. */
export type Finding = { name: string; ok: boolean; fatal: boolean; found: string; mend?: string }

// The command line, a backup, and what Postgres keeps for its superuser.
const CONNECTIONS_KEPT_FREE = 10

/**
 * Looks at everything that Lianbing needs of its database, served by `processes`. Throws only when the database does
 * not answer.
 */
export async function doctor(url: string, processes = 1): Promise<Finding[]> {
  return withConnection(url, async (client) => [
    await version(client),
    await encoding(client),
    await chineseTrigrams(client),
    await durability(client),
    await connections(client, processes),
    await migrations(client),
  ])
}

/** The mends of everything that keeps this database from being used; empty when it may be used. */
export const refusals = (findings: Finding[]): string[] =>
  findings.filter(({ ok, fatal }) => fatal && !ok).map(({ name, found, mend }) => `${name}: ${found}. ${mend}`)

async function setting(client: pg.ClientBase, name: string): Promise<string> {
  const { rows } = await client.query<{ value: string }>('select current_setting($1) as value', [name])
  return rows[0]?.value ?? ''
}

const finding = (name: string, fatal: boolean, ok: boolean, found: string, mend: string): Finding =>
  ok ? { name, ok, fatal, found } : { name, ok, fatal, found, mend }

async function version(client: pg.ClientBase): Promise<Finding> {
  const ok = Number(await setting(client, 'server_version_num')) >= 150_000
  const found = `PostgreSQL ${await setting(client, 'server_version')}`
  return finding('server version', true, ok, found, 'Use PostgreSQL 15 or later.')
}

async function encoding(client: pg.ClientBase): Promise<Finding> {
  const found = await setting(client, 'server_encoding')
  const mend = `Make a new database: CREATE DATABASE lianbing ENCODING 'UTF8' LC_CTYPE 'C.UTF-8' TEMPLATE template0`
  return finding('encoding', true, found === 'UTF8', found, mend)
}

// Asked in a transaction that is rolled back, so that a database may be examined before it holds anything.
async function chineseTrigrams(client: pg.ClientBase): Promise<Finding> {
  const name = 'search in Chinese'
  await client.query('begin')
  try {
    await client.query('create extension if not exists pg_trgm')
    const { rows } = await client.query<{ n: number }>(`select cardinality(show_trgm('电工')) as n`)
    const ok = (rows[0]?.n ?? 0) > 0
    const found = ok ? 'pg_trgm knows Chinese letters' : 'pg_trgm sees no letters in Chinese words'
    const mend = `The database has LC_CTYPE C. Make a new one with LC_CTYPE 'C.UTF-8' and restore a backup into it.`
    return finding(name, true, ok, found, mend)
  } catch (error) {
    const mend = 'Install the contrib modules of PostgreSQL, or run CREATE EXTENSION pg_trgm as the superuser.'
    return finding(name, true, false, `pg_trgm is not there (${(error as Error).message})`, mend)
  } finally {
    await client.query('rollback')
  }
}

async function durability(client: pg.ClientBase): Promise<Finding> {
  const off = []
  for (const name of ['fsync', 'synchronous_commit', 'full_page_writes']) {
    if ((await setting(client, name)) === 'off') off.push(name)
  }
  const found = off.length === 0 ? 'what is acknowledged is on the disk' : `${off.join(', ')} switched off`
  return finding('safety of data', true, off.length === 0, found, 'Switch them on: a power cut would lose answers.')
}

async function connections(client: pg.ClientBase, processes: number): Promise<Finding> {
  const found = await setting(client, 'max_connections')
  // A rolling restart has one more for a moment.
  const atOnce = processes === 1 ? 1 : processes + 1
  const wanted = atOnce * connectionsPerProcess + CONNECTIONS_KEPT_FREE + 1
  const mend = `Set max_connections to ${wanted} or more${processes === 1 ? '' : ', or start fewer replicas'}: each process that serves takes up to ${connectionsPerProcess}.`
  return finding('connections', true, Number(found) >= wanted, `max_connections ${found}`, mend)
}

async function migrations(client: pg.ClientBase): Promise<Finding> {
  const known = knownMigrationHashes()
  const applied = await appliedMigrations(client)
  const ok = applied.length === known.length && applied.every((hash, index) => hash === known[index])
  const newer = applied.length > known.length || applied.some((hash, index) => hash !== known[index])
  const mend = newer
    ? 'This database was made by another version of Lianbing: use that one, or a newer one.'
    : 'Run "lianbing migrate", or simply start Lianbing.'
  return finding('migrations', newer, ok, `${applied.length} of ${known.length} applied`, mend)
}
