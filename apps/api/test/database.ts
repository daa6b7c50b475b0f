import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { openDatabase } from '../src/db/client.ts'

export const withDatabase = (url: string, name: string): string => {
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.href
}

/** A database of its own, copied from the migrated template. */
export const createTestDatabase = async () => {
  const { serverUrl, template } = inject('database')
  const name = `lianbing_test_${randomBytes(6).toString('hex')}`
  const admin = openDatabase(serverUrl, 1)
  await admin.$client.query(`create database ${name} template ${template}`)
  const url = withDatabase(serverUrl, name)
  return {
    url,
    drop: async () => {
      await admin.$client.query(`drop database ${name} with (force)`)
      await admin.$client.end()
    },
  }
}
