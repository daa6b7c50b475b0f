import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readPostmaster } from '../src/db/embedded/postmaster.ts'

const root = resolve(import.meta.dirname, '../../..')
const script = (name: string) => join(root, 'scripts', name)

describe('pnpm start', () => {
  let folder: string
  let dataDir: string
  const children: ChildProcess[] = []
  const environment = () => ({ PATH: process.env.PATH, DATA_DIR: dataDir, PORT: '0', HOST: '127.0.0.1' })

  /** Runs a script in a group of its own, as a terminal does. */
  function start(...words: string[]) {
    const child = spawn(process.execPath, words, { cwd: folder, env: environment(), detached: true })
    children.push(child)
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text))
    const ended = new Promise<number | null>((done) => child.on('exit', done))
    return {
      pid: child.pid as number,
      output: () => output,
      ended,
      ready: () => expect.poll(() => output, { timeout: 60_000, interval: 50 }).toMatch(/^Lianbing is ready: http/m),
    }
  }

  const database = () => readPostmaster(join(dataDir, 'postgres'))

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lianbing-start-'))
    await promisify(execFile)('chmod', ['711', folder])
    await promisify(execFile)(process.execPath, [script('build.mjs')])
  }, 120_000)
  beforeEach(() => {
    dataDir = join(folder, crypto.randomUUID())
  })
  afterEach(async () => {
    for (const child of children.splice(0)) if (child.exitCode === null) process.kill(-(child.pid as number), 'SIGKILL')
    const left = await database()
    if (left) process.kill(left.pid, 'SIGQUIT')
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('serves, is joined by commands, sends a second start away, and stops the database last on Ctrl-C', async () => {
    const first = start(script('start.mjs'))
    await first.ready()
    const page = /Lianbing is ready: (\S+)/.exec(first.output())?.[1] ?? ''
    expect((await fetch(new URL('/readyz', page.replace('localhost', '127.0.0.1')))).status).toBe(200)

    const second = start(script('start.mjs'))
    expect(await second.ended).toBe(1)
    expect(second.output()).toContain(`Lianbing (process ${first.pid}) is already running on ${dataDir} at http`)
    const command = start(script('lianbing.mjs'), 'doctor', '--json')
    expect(await command.ended).toBe(0)
    expect(
      command
        .output()
        .split('\n')
        .filter((line) => line.startsWith('{')).length,
    ).toBeGreaterThan(4)

    process.kill(-first.pid, 'SIGINT')
    expect(await first.ended).toBe(0)
    expect(first.output().trimEnd()).toMatch(/Stopped\.$/)
    expect(await database()).toBeUndefined()
    expect(existsSync(join(dataDir, 'lock'))).toBe(false)
  }, 120_000)

  it('leaves no database behind when the signal comes while it starts', async () => {
    const first = start(script('start.mjs'))
    await expect.poll(() => first.output(), { timeout: 60_000, interval: 5 }).toContain('Starting the database')
    process.kill(-first.pid, 'SIGINT')
    const code = await first.ended
    expect(first.output()).toMatch(/Stopped\.\s*$/)
    expect(code).toBe(0)
    expect(await database()).toBeUndefined()
  }, 60_000)

  it('stops in order when the package manager above it is killed', async () => {
    const manager = join(folder, 'pnpm')
    const words = JSON.stringify([script('start.mjs')])
    const text = `require('node:child_process').spawn(process.execPath, ${words}, { stdio: 'inherit' }); setInterval(() => {}, 1e6)`
    await writeFile(manager, text)
    const outer = start(manager)
    await outer.ready()
    const owner = JSON.parse(await readFile(join(dataDir, 'lock'), 'utf8')).pid as number
    process.kill(outer.pid, 'SIGKILL')
    await expect.poll(() => existsSync(join(dataDir, 'lock')), { timeout: 30_000 }).toBe(false)
    expect(owner).not.toBe(outer.pid)
    expect(await database()).toBeUndefined()
  }, 60_000)
})
