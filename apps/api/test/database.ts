import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'

export const withDatabase = (url: string, name: string): string => {
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.href
}

/**
 * Ends our own connections first. `with (force)` would also have to end an autovacuum that is at work there, which only
 * a superuser may; without it the server asks the autovacuum to step aside, and waits.
 */
export const dropDatabase = async (admin: pg.Pool, name: string): Promise<void> => {
  await admin.query(
    'select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1 and usename = current_user',
    [name],
  )
  await admin.query(`drop database ${name}`)
}

/** A database of its own, copied from the migrated template. */
export const createTestDatabase = async () => {
  const { serverUrl, template } = inject('database')
  const name = `lianbing_test_${randomBytes(6).toString('hex')}`
  // Without the bounds of the product's own pool: where the machine is busy, a copy takes longer than any request may.
  const admin = new pg.Pool({ connectionString: serverUrl, max: 1 })
  await admin.query(`create database ${name} template ${template}`)
  const url = withDatabase(serverUrl, name)
  return {
    url,
    drop: async () => {
      await dropDatabase(admin, name)
      await admin.end()
    },
  }
}
