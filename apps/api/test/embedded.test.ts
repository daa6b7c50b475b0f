import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { runningProcess } from '../src/db/embedded/running-process.ts'
import { ask, embeddedApp } from './embedded-app.ts'

type App = Awaited<ReturnType<typeof embeddedApp>>
type Owner = Awaited<ReturnType<App['start']>>

const postmasterPid = async (location: string) =>
  Number.parseInt(await readFile(join(location, 'postmaster.pid'), 'utf8').catch(() => ''), 10)

describe('the embedded database', () => {
  let app: App
  let owners: Owner[] = []
  const start = async (...options: Parameters<App['start']>) => {
    const owner = await app.start(...options)
    owners.push(owner)
    return owner
  }

  beforeAll(async () => {
    app = await embeddedApp(0o755)
  }, 60_000)
  afterEach(async () => {
    await Promise.all(owners.map((owner) => owner.finish()))
    owners = []
    await rm(app.dataDir, { recursive: true, force: true })
  })
  afterAll(() => app.remove())

  it('is UTF-8, knows Chinese letters, syncs, and gives the application no superuser', async () => {
    const { url } = await start({ durable: true })
    await ask(url, 'create extension pg_trgm')
    const [row] = await ask(
      url,
      `select show_trgm('电工') as trigrams, current_setting('server_encoding') as encoding,
         current_setting('fsync') || current_setting('synchronous_commit') || current_setting('full_page_writes') as safety,
         (select rolsuper from pg_roles where rolname = current_user) as super,
         (select count(*)::int from unnest(array['b', '电', 'a', 'B']) as t(w) where w collate "default" > 'a') as after_a`,
    )
    expect(row).toMatchObject({ encoding: 'UTF8', safety: 'ononon', super: false, after_a: 2 })
    expect(row?.trigrams).not.toHaveLength(0)
  })

  it('keeps the data over a restart and leaves no process and no lock behind', async () => {
    const first = await start()
    await ask(first.url, `create table kept as select 'here' as word`)
    const pid = await postmasterPid(first.location)
    expect(await first.finish()).toBe(0)
    expect(await runningProcess(pid)).toBeUndefined()
    await expect(readFile(join(app.dataDir, 'lock'))).rejects.toThrow('ENOENT')

    const second = await start()
    expect(await ask(second.url, 'select word from kept')).toEqual([{ word: 'here' }])
  })

  it('refuses a second owner and says who and where the first one is', async () => {
    const first = await start()
    const second = await start()
    expect(second.fault).toBe('DataDirInUse')
    expect(second.message).toContain(`process ${first.pid}`)
    expect(second.message).toContain('http://127.0.0.1:3999')
    expect(await ask(first.url, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  it('gives the folder to exactly one of several that start together', async () => {
    const all = await Promise.all(Array.from({ length: 5 }, () => start()))
    expect(all.filter((owner) => owner.fault === undefined)).toHaveLength(1)
    expect(all.filter((owner) => owner.fault === 'DataDirInUse')).toHaveLength(4)
  })

  it('goes on with the orphan after a kill -9 of its owner', async () => {
    const first = await start()
    await ask(first.url, 'create table acknowledged as select 1 as n')
    const orphan = await postmasterPid(first.location)
    await first.kill('SIGKILL')
    expect(await runningProcess(orphan)).toBeDefined()

    const second = await start()
    expect(second.fault).toBeUndefined()
    expect(await postmasterPid(second.location)).toBe(orphan)
    expect(await ask(second.url, 'select n from acknowledged')).toEqual([{ n: 1 }])
    await second.finish()
    expect(await runningProcess(orphan)).toBeUndefined()
  })

  it('replaces an orphan whose settings are not those asked for', async () => {
    const first = await start({ durable: false })
    await first.kill('SIGKILL')
    const second = await start({ durable: true })
    expect(await ask(second.url, 'show fsync')).toEqual([{ fsync: 'on' }])
  })

  it('recovers every acknowledged row when owner and database are killed at once', async () => {
    const first = await start({ durable: true })
    await ask(first.url, 'create table acknowledged (n int)')
    for (let n = 1; n <= 20; n++) await ask(first.url, `insert into acknowledged values (${n})`)
    process.kill(await postmasterPid(first.location), 'SIGKILL')
    await first.kill('SIGKILL')

    const second = await start({ durable: true })
    expect(second.message).toBeUndefined()
    expect(await ask(second.url, 'select count(*)::int as n from acknowledged')).toEqual([{ n: 20 }])
  })

  it('is not misled by pids that belong to other programs by now', async () => {
    const first = await start()
    const server = await readFile(join(first.location, 'postmaster.pid'), 'utf8')
    await first.finish()
    const stranger = String(process.pid)
    await writeFile(
      join(app.dataDir, 'lock'),
      JSON.stringify({ pid: process.pid, started: 'long ago', command: false }),
    )
    await writeFile(join(first.location, 'postmaster.pid'), server.replace(/^\d+/, stranger))

    const second = await start()
    expect(second.fault).toBeUndefined()
    expect(await ask(second.url, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  it('outlives a Ctrl-C at the terminal until its owner has drained', async () => {
    const first = await start()
    expect(await first.kill('SIGINT', true)).toBe(0)
    const second = await start()
    expect(await ask(second.url, 'select count(*)::int as n from drained')).toEqual([{ n: 1 }])
  })

  it('lets a command join a running server, and never stops it', async () => {
    const first = await start()
    const command = await start({ mode: 'join' })
    expect(command).toMatchObject({ joined: true, url: first.url })
    await command.finish()
    expect(await ask(first.url, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  it('starts a server for a command that finds none, for as long as any command needs it', async () => {
    const command = await start({ mode: 'join' })
    expect(command.joined).toBe(false)
    const refused = await start()
    expect(refused.message).toMatch(/^A lianbing command .* is already running/)
    const second = await start({ mode: 'join' })
    expect(second).toMatchObject({ joined: true, url: command.url })
    const over = command.finish()
    await expect.poll(() => command.logs.join(), { timeout: 10_000 }).toContain('Waiting for another lianbing command')
    expect(await second.finish()).toBe(0)
    expect(await over).toBe(0)
    expect(await postmasterPid(command.location)).toBeNaN()
  })

  it('refuses a cluster of another major version and says how to bring it over', async () => {
    const first = await start()
    await first.finish()
    await writeFile(join(first.location, 'PG_VERSION'), '17\n')
    const second = await start()
    expect(second.fault).toBe('EmbeddedFault')
    expect(second.message).toMatch(/PostgreSQL 17, this Lianbing brings PostgreSQL 18.*lianbing backup/)
  })

  it('makes a new password when the kept one is lost', async () => {
    const first = await start()
    await ask(first.url, 'create table kept as select 1 as n')
    await first.finish()
    await rm(join(app.dataDir, 'postgres.password'))
    const second = await start()
    expect(second.url.replace(/:\d+\//, '')).not.toBe(first.url.replace(/:\d+\//, ''))
    expect(await ask(second.url, 'select n from kept')).toEqual([{ n: 1 }])
  })
})
