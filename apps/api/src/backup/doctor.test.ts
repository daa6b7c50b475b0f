import { afterAll, expect, it } from 'vitest'
import { createTestDatabase, withDatabase } from '../../test/database.ts'
import { withConnection } from './backup-connection.ts'
import { doctor, refusals } from './doctor.ts'

const made = await createTestDatabase()
const ascii = `lianbing_ascii_${process.pid}`
const run = (url: string, sql: string) => withConnection(url, (client) => client.query(sql))

afterAll(async () => {
  await run(made.url, `drop database if exists ${ascii}`)
  await made.drop()
})

it('finds a migrated UTF-8 database fit, but for the safety that tests switch off', async () => {
  const findings = await doctor(made.url)
  const { rows } = await run(made.url, 'show fsync')
  expect(findings.filter(({ ok }) => !ok).map(({ name }) => name)).toEqual(
    rows[0]?.fsync === 'off' ? ['safety of data'] : [],
  )
})

it('refuses more replicas than the database has connections for, and names the number that would do', async () => {
  const { rows } = await run(made.url, 'show max_connections')
  const limit = Number(rows[0]?.max_connections)
  const processes = Math.ceil(limit / 14)
  const words = refusals(await doctor(made.url, processes)).join('\n')
  expect(words).toContain(`Set max_connections to ${(processes + 1) * 14 + 11} or more, or start fewer replicas`)
  expect(refusals(await doctor(made.url)).join('\n')).not.toContain('max_connections')
})

it('refuses a database that knows no Chinese, says how to mend it, and leaves it as it was', async () => {
  await run(
    made.url,
    `create database ${ascii} encoding 'SQL_ASCII' locale_provider libc locale 'C' template template0`,
  )
  const url = withDatabase(made.url, ascii)
  const findings = await doctor(url)
  const words = refusals(findings).join('\n')
  expect(words).toContain('encoding: SQL_ASCII')
  expect(words).toContain('search in Chinese: pg_trgm sees no letters')
  expect(words).toMatch(/CREATE DATABASE lianbing ENCODING 'UTF8'/)
  expect(findings.find(({ name }) => name === 'migrations')).toMatchObject({ ok: false, fatal: false })
  const { rows } = await run(url, `select count(*)::int as n from pg_extension where extname = 'pg_trgm'`)
  expect(rows).toEqual([{ n: 0 }])
})
