import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { EmbeddedFault } from './embedded-fault.ts'

const run = promisify(execFile)

/** The ids that Postgres runs as; empty when it runs as whoever runs Node. */
export type ServerUser = { uid?: number; gid?: number }

/** Postgres refuses to run as root: an existing unprivileged user is borrowed, none is ever created. */
export async function serverUser(): Promise<ServerUser> {
  if (process.getuid?.() !== 0) return {}
  for (const name of ['postgres', '_postgres', 'nobody']) {
    const uid = await idOf('-u', name)
    const gid = await idOf('-g', name)
    if (uid !== undefined && gid !== undefined && uid > 0) return { uid, gid }
  }
  throw new EmbeddedFault(
    'Postgres does not run as root, and this system has neither a user "postgres" nor "nobody". ' +
      'Start Lianbing as an ordinary user, or set DATABASE_URL.',
  )
}

/** Whether this user may go into the folder, asked of the system itself because access lists count too. */
export async function mayEnter(user: ServerUser, folder: string): Promise<boolean> {
  try {
    await run('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...user, cwd: '/' })
    return true
  } catch {
    return false
  }
}

async function idOf(flag: '-u' | '-g', name: string): Promise<number | undefined> {
  try {
    const { stdout } = await run('id', [flag, name])
    return Number.parseInt(stdout, 10)
  } catch {
    return undefined
  }
}
