import { expect, test } from 'vitest'
import { createTestDatabase } from '../../test/database.ts'
import { startTcpProxy } from '../../test/tcp-proxy.ts'
import { failureMessage } from '../failure-message.ts'
import { migrateDatabase } from './migrate.ts'

test('a start behind a network that answers nothing ends with what is wrong, and goes on when it is mended', async () => {
  const database = await createTestDatabase()
  const { hostname, port } = new URL(database.url)
  const proxy = await startTcpProxy({ host: hostname, port: Number(port || 5432) })
  proxy.set('blackhole')
  const failed = await migrateDatabase(proxy.through(database.url)).catch(failureMessage)
  expect(failed).toContain('does not answer')
  proxy.set('pass')
  await migrateDatabase(proxy.through(database.url))
  await proxy.stop()
  await database.drop()
}, 40_000)
