import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type ClusterPlace, giveTo, linkCluster } from './cluster-place.ts'
import { EmbeddedFault } from './embedded-fault.ts'
import { readPostmaster, stopPostmaster } from './postmaster.ts'
import type { ServerUser } from './server-user.ts'

const LOCALE = [
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--lc-collate=C',
  // pg_trgm asks the C library what a letter is, and with LC_CTYPE=C no Chinese character is one.
  `--lc-ctype=${process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'}`,
  '--lc-messages=C',
]

/** Makes the cluster if there is none, and returns the password of its role `lianbing`. */
export async function ensureCluster(place: ClusterPlace, dataDir: string, durable: boolean): Promise<string> {
  const passwordFile = join(dataDir, 'postgres.password')
  const kept = await readFile(passwordFile, 'utf8').catch(() => undefined)
  const password = kept ?? randomBytes(24).toString('base64url')
  if (kept === undefined) await writeFile(passwordFile, password, { mode: 0o600 })
  if (existsSync(join(dataDir, 'postgres'))) {
    await refuseOtherMajor(place)
    if (kept === undefined) await singleUser(place, place.cluster, [`ALTER ROLE lianbing PASSWORD '${password}'`])
  } else {
    await createCluster(place, password, durable)
    await linkCluster(place, dataDir)
  }
  return password
}

async function createCluster(place: ClusterPlace, password: string, durable: boolean): Promise<void> {
  await setAside(place.cluster)
  // Everything happens in a folder of another name, so that a cluster is either whole or not there.
  const half = `${place.cluster}.half`
  await rm(half, { recursive: true, force: true })
  await mkdir(half, { mode: 0o700 })
  await giveTo(place.user, half)
  // Nobody can sign in as the superuser: the application lives with the rights it would have on any other server.
  const access = ['--username=postgres', '--auth-local=reject', '--auth-host=scram-sha-256']
  const sync = durable ? [] : ['--no-sync']
  await runTool(place, 'initdb', ['-D', half, ...access, ...LOCALE, '--no-instructions', ...sync], '')
  await singleUser(place, half, [
    `CREATE ROLE lianbing LOGIN CREATEDB PASSWORD '${password}'`,
    'CREATE DATABASE lianbing OWNER lianbing',
  ])
  await rename(half, place.cluster)
}

// Somebody removed DATA_DIR, but its cluster lies elsewhere: a new start means a new database, the old one is kept.
async function setAside(cluster: string): Promise<void> {
  if (!existsSync(cluster)) return
  const left = await readPostmaster(cluster)
  if (left) await stopPostmaster(left.pid)
  await rename(cluster, `${cluster}.left-${new Date().toISOString().replaceAll(':', '')}`)
}

async function refuseOtherMajor({ cluster, binaries }: ClusterPlace): Promise<void> {
  const major = (await readFile(join(cluster, 'PG_VERSION'), 'utf8')).trim()
  if (major === String(binaries.major)) return
  throw new EmbeddedFault(
    `The database in ${cluster} was made by PostgreSQL ${major}, this Lianbing brings PostgreSQL ${binaries.major}. ` +
      'Run "lianbing backup FILE" with the Lianbing that made it, move the folder "postgres" out of the data folder, ' +
      'and run "lianbing restore FILE" with this one.',
  )
}

async function singleUser(place: ClusterPlace, cluster: string, statements: string[]): Promise<void> {
  const options = ['--single', '-D', cluster, '-c', 'exit_on_error=on', '-c', 'log_checkpoints=off', 'postgres']
  await runTool(place, 'postgres', options, `${statements.join('\n')}\n`)
}

async function runTool(place: ClusterPlace, tool: string, options: string[], input: string): Promise<void> {
  const { code, output } = await toolResult(join(place.binaries.root, 'bin', tool), options, place.user, input)
  if (code === 0) return
  // The statement may hold a password.
  const said = output.split('\n').filter((line) => !/STATEMENT|PASSWORD/.test(line))
  throw new EmbeddedFault(`The database could not be made in ${place.home}: ${tool} said:\n${said.join('\n').trim()}`)
}

function toolResult(path: string, options: string[], user: ServerUser, input: string) {
  return new Promise<{ code: number | null; output: string }>((resolve, reject) => {
    const child = spawn(path, options, {
      ...user,
      cwd: '/',
      env: toolEnvironment(),
      // A Ctrl-C at the terminal waits until the cluster is whole.
      detached: true,
      stdio: ['pipe', 'ignore', 'pipe'],
    })
    let output = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
    child.on('error', (error) => reject(new EmbeddedFault(`Postgres does not run on this machine: ${error.message}`)))
    child.on('close', (code) => resolve({ code, output }))
  })
}

/** Postgres must not inherit PGDATA, PGPORT or a locale that this machine does not have. */
export function toolEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }
}
