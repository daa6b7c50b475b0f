import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { startEmbedded } from '../src/db/embedded/start-embedded.ts'

const run = promisify(execFile)
const root = resolve(import.meta.dirname, '../../..')

type Instruction = { name: string; words: string }

async function dockerfile(): Promise<Instruction[]> {
  const text = await readFile(join(root, 'Dockerfile'), 'utf8')
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => ({ name: line.slice(0, line.indexOf(' ')), words: line.slice(line.indexOf(' ') + 1) }))
}

const last = (file: Instruction[], name: string) => file.findLast((one) => one.name === name)?.words ?? ''
const command = (words: string): string[] => JSON.parse(words.slice(words.indexOf('[')))

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  await new Promise((done) => probe.close(done))
  return typeof address === 'object' && address ? address.port : 0
}

describe('the image', () => {
  let folder: string
  // A durable one: the server refuses the database of the other tests, which syncs nothing.
  let database: Awaited<ReturnType<typeof startEmbedded>>
  let server: ChildProcess | undefined

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lianbing-image-'))
    await chmod(folder, 0o711)
    database = await startEmbedded({ dataDir: join(folder, 'database'), log: () => {} })
    await run(process.execPath, [join(root, 'scripts/build.mjs')])
  }, 120_000)
  afterAll(async () => {
    server?.kill('SIGKILL')
    await database.stop()
    await rm(folder, { recursive: true, force: true })
  })

  it('runs as an ordinary user, and copies nothing that a build does not make', async () => {
    const file = await dockerfile()
    expect(last(file, 'USER')).toBe('node')
    const copied = file.filter(({ name, words }) => name === 'COPY' && words.includes('/app/'))
    expect(copied.length).toBeGreaterThan(3)
    for (const { words } of copied) {
      const path = words.split(' ')[1]?.replace('/app/', '') ?? ''
      expect(existsSync(join(root, path)), path).toBe(true)
    }
    const { packageManager } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
    expect(file.some(({ words }) => words.includes(`npm install --global ${packageManager}`))).toBe(true)
  })

  it('starts with the secret from a file, becomes healthy by its own check, and drains on SIGTERM', async () => {
    const file = await dockerfile()
    const settings = Object.fromEntries(
      last(file, 'ENV')
        .split(' ')
        .map((pair) => pair.split('=')),
    )
    const url = new URL(database.url)
    const secret = join(folder, 'database_password')
    await writeFile(secret, `${decodeURIComponent(url.password)}\n`)
    url.password = ''
    const env = {
      PATH: process.env.PATH,
      ...settings,
      HOST: '127.0.0.1',
      PORT: String(await freePort()),
      DATA_DIR: folder,
      DATABASE_URL: url.href,
      DATABASE_PASSWORD_FILE: secret,
    }
    const [program = '', ...words] = command(last(file, 'CMD'))
    server = spawn(program, words, { cwd: root, env, stdio: 'inherit' })
    const ended = once(server, 'exit')
    const [check = '', ...question] = command(last(file, 'HEALTHCHECK'))
    const healthy = () =>
      run(check, question, { env }).then(
        () => true,
        () => false,
      )
    await expect.poll(healthy, { timeout: 30_000, interval: 200 }).toBe(true)
    server.kill('SIGTERM')
    expect(await ended).toEqual([0, null])
    expect(await healthy()).toBe(false)
  }, 60_000)
})

describe('docker-compose.yml', () => {
  it('joins a healthy Postgres 18 and the API by a secret in a file, both safe to stop', async () => {
    const compose = parse(await readFile(join(root, 'docker-compose.yml'), 'utf8'))
    const { database, api } = compose.services
    expect(database.image).toMatch(/^postgres:18/)
    expect(database.environment.POSTGRES_INITDB_ARGS).toContain('--lc-ctype=C.UTF-8')
    expect(api.depends_on.database.condition).toBe('service_healthy')
    const secret = Object.keys(compose.secrets)[0]
    expect([database.secrets, api.secrets]).toEqual([[secret], [secret]])
    expect(database.environment.POSTGRES_PASSWORD_FILE).toBe(`/run/secrets/${secret}`)
    expect(api.environment.DATABASE_PASSWORD_FILE).toBe(`/run/secrets/${secret}`)
    expect(new URL(api.environment.DATABASE_URL).password).toBe('')
    for (const mount of [...database.volumes, ...api.volumes]) {
      const [source] = mount.split(':')
      expect(source.startsWith('./') || source in compose.volumes, mount).toBe(true)
    }
    const ignored = (await readFile(join(root, '.dockerignore'), 'utf8')).split('\n')
    expect(ignored).toEqual(expect.arrayContaining(['secrets', 'data', '.git', '**/node_modules']))
  })
})
