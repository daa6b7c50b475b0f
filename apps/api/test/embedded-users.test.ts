import { cp, readdir, readFile, readlink, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { ask, embeddedApp } from './embedded-app.ts'

const NOBODY = { uid: 65534, gid: 65534 }

// Only root can act as two users; for everybody else the tests beside this file already are the ordinary user's.
describe.skipIf(process.getuid?.() !== 0)('the embedded database and the users of the system', () => {
  const apps: Awaited<ReturnType<typeof embeddedApp>>[] = []
  const appOf = async (...options: Parameters<typeof embeddedApp>) => {
    const app = await embeddedApp(...options)
    apps.push(app)
    return app
  }
  afterEach(async () => {
    for (const app of apps.splice(0)) await app.remove()
  })

  it('runs as an unprivileged user beside the data when root starts it in a folder that others may enter', async () => {
    const app = await appOf(0o755)
    const owner = await app.start()
    expect(owner.location).toBe(join(app.dataDir, 'postgres'))
    expect((await stat(owner.location)).uid).not.toBe(0)
    expect(await owner.finish()).toBe(0)
  })

  it('takes cluster and binaries to the state folder when root starts it in a folder of mode 700', async () => {
    const app = await appOf(0o700)
    const first = await app.start()
    expect(first.location).toMatch(/^\/var\/(lib|db)\/lianbing\/[0-9a-f]{16}\/postgres$/)
    expect(await readlink(join(app.dataDir, 'postgres'))).toBe(first.location)
    await ask(first.url, 'create table kept as select 1 as n')
    await first.finish()

    const moved = join(app.folder, 'moved')
    await rename(app.dataDir, moved)
    const second = await app.start({ dataDir: moved })
    expect(await ask(second.url, 'select n from kept')).toEqual([{ n: 1 }])
    await second.finish()

    await cp(moved, app.dataDir, { recursive: true, verbatimSymlinks: true })
    const copy = await app.start()
    expect(copy.message).toContain(`${app.dataDir} is a copy of ${moved}`)
  }, 30_000)

  it('begins anew when root removed the data folder, and keeps the old cluster', async () => {
    const app = await appOf(0o700)
    const first = await app.start()
    await ask(first.url, 'create table kept as select 1 as n')
    await first.kill('SIGKILL')
    await rm(app.dataDir, { recursive: true })
    const second = await app.start()
    expect(await ask(second.url, `select to_regclass('kept') as kept`)).toEqual([{ kept: null }])
    await second.finish()
    expect((await readdir(dirname(second.location))).filter((name) => name.startsWith('postgres.left-'))).toHaveLength(
      1,
    )
  }, 30_000)

  it('runs as an ordinary user in a folder of his, and later as root on the same data', async () => {
    const app = await appOf(0o700, NOBODY)
    const first = await app.start()
    expect(first.location).toBe(join(app.dataDir, 'postgres'))
    await ask(first.url, 'create table kept as select 1 as n')
    expect(await first.finish()).toBe(0)
    const second = await app.start({ user: { uid: 0, gid: 0 } })
    expect(await ask(second.url, 'select n from kept')).toEqual([{ n: 1 }])
    expect(await second.finish()).toBe(0)
    expect((await stat(second.location)).uid).toBe(NOBODY.uid)
  }, 30_000)

  it("refuses in words an ordinary user on root's data", async () => {
    const app = await appOf(0o755)
    const first = await app.start()
    await first.finish()
    const second = await app.start({ user: NOBODY })
    expect(second).toMatchObject({ fault: 'EmbeddedFault' })
    expect(second.message).toContain('another user')
    expect(await readFile(join(app.dataDir, 'postgres.password'), 'utf8')).not.toBe('')
  }, 30_000)
})
