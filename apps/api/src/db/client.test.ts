import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase } from '../../test/database.ts'
import { startTcpProxy, type TcpProxy } from '../../test/tcp-proxy.ts'
import { CommitUnknown, type Db, databaseErrorCode, openDatabase, type Tx, withTx } from './client.ts'

const places = 4

let database: Awaited<ReturnType<typeof createTestDatabase>>
let proxy: TcpProxy
let db: Db

beforeAll(async () => {
  database = await createTestDatabase()
  const { hostname, port } = new URL(database.url)
  proxy = await startTcpProxy({ host: hostname, port: Number(port || 5432) })
  db = openDatabase(proxy.through(database.url), places)
  await db.execute(sql`create table seen (what text)`)
})
afterAll(async () => {
  // A pool never ends while one of its connections was not given back: that is for a test to tell, not to hang on.
  await Promise.race([db.$client.end(), wait(5_000)])
  await proxy.stop()
  await database.drop()
})

const raise = (code: string) => sql.raw(`do $$ begin raise exception using errcode = '${code}'; end $$`)
const write = (tx: Tx, what: string) => tx.execute(sql`insert into seen values (${what})`)
const seen = async (what: string) => (await db.execute(sql`select 1 from seen where what = ${what}`)).rows.length
const backendOf = async (tx: Db | Tx) => (await tx.execute(sql`select pg_backend_pid() as pid`)).rows[0]?.pid

test.each(['40001', '40P01'])('a transaction that ends with %s runs again, three times at most', async (code) => {
  for (const [clashes, runs] of [
    [2, 3],
    [9, 3],
  ] as const) {
    let tries = 0
    const done = withTx(db, async (tx) => {
      await write(tx, `${code} ${clashes}`)
      if (++tries <= clashes) await tx.execute(raise(code))
    }).catch(databaseErrorCode)
    expect([await done, tries]).toEqual([clashes < runs ? undefined : code, runs])
  }
  expect([await seen(`${code} 2`), await seen(`${code} 9`)]).toEqual([1, 0])
})

test('any other failure of a statement is not tried again, and its connection goes on', async () => {
  let tries = 0
  let before: unknown
  const failing = withTx(db, async (tx) => {
    tries++
    before = await backendOf(tx)
    await tx.execute(raise('23505'))
  })
  expect(await failing.catch(databaseErrorCode)).toBe('23505')
  expect(tries).toBe(1)
  expect(await withTx(db, backendOf)).toBe(before)
})

test('a transaction with a failed statement that nobody minded is no success', async () => {
  const silent = withTx(db, async (tx) => {
    await write(tx, 'silent')
    await tx.execute(raise('22000')).catch(() => {})
  })
  await expect(silent).rejects.toThrow('nothing was written')
  expect(await seen('silent')).toBe(0)
})

test('a connection that the server ends is thrown away, and the place is free for another', async () => {
  for (let time = 0; time <= places; time++)
    await expect(withTx(db, (tx) => tx.execute(sql`select pg_terminate_backend(pg_backend_pid())`))).rejects.toThrow()
  expect(await Promise.all(Array.from({ length: 6 }, () => withTx(db, backendOf)))).toHaveLength(6)
  expect(db.$client.totalCount).toBeLessThanOrEqual(places)
})

test('a connection that is cut between two statements fails its transaction, and never the process', async () => {
  const between = withTx(db, async (tx) => {
    const pid = await backendOf(tx)
    await db.execute(sql`select pg_terminate_backend(${pid}::int, 2000)`)
    // Node reads what the server said last, with no statement under way that could fail with it.
    await wait(50)
    return backendOf(tx)
  })
  await expect(between).rejects.toThrow()
  expect(await withTx(db, backendOf)).toEqual(expect.any(Number))
})

test('a commit that nobody confirms is neither a success nor run again', async () => {
  let tries = 0
  const unknown = withTx(db, async (tx) => {
    tries++
    await write(tx, 'unknown')
    proxy.set('no-replies')
  })
  await expect(unknown).rejects.toThrow(CommitUnknown)
  proxy.set('pass')
  expect(tries).toBe(1)
  // This time it had got through.
  expect(await seen('unknown')).toBe(1)
})

test('a transaction that cannot begin or go on keeps no place in the pool, and leaves nothing for the next one', async () => {
  const six = <T>(work: (tx: Tx) => Promise<T>) => Promise.allSettled(Array.from({ length: 6 }, () => withTx(db, work)))
  // Open already: what fails then is their BEGIN, and not the connecting.
  await six(backendOf)
  let written = 0
  const ghosts = Array.from({ length: 2 }, () =>
    withTx(db, async (tx) => {
      await write(tx, 'ghost')
      written++
      while (written < 2) await wait(5)
      proxy.set('blackhole')
      await write(tx, 'ghost')
    }),
  )
  const haunted = Promise.allSettled(ghosts)
  while (written < 2) await wait(5)
  const stuck = [...(await six(backendOf)), ...(await haunted)]
  expect(new Set(stuck.map(({ status }) => status))).toEqual(new Set(['rejected']))
  proxy.set('pass')
  const again = await six((tx) => write(tx, 'alive'))
  expect(new Set(again.map(({ status }) => status))).toEqual(new Set(['fulfilled']))
  expect([await seen('alive'), await seen('ghost')]).toEqual([6, 0])
  const { totalCount, idleCount, waitingCount } = db.$client
  // Every place that is taken is free again.
  expect([totalCount <= places, totalCount - idleCount, waitingCount]).toEqual([true, 0, 0])
})
