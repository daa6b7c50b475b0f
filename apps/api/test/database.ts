import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'

export const withDatabase = (url: string, name: string): string => {
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.href
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
      await admin.query(`drop database ${name} with (force)`)
      await admin.end()
    },
  }
}
