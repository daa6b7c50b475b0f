import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DataDirInUse } from './embedded-fault.ts'
import { runningProcess } from './running-process.ts'

/** Who owns a data folder: `DATA_DIR/lock`, readable by people. */
export type Owner = { pid: number; started: string; command: boolean; address?: string }

export type OwnerLock = { announce(address: string): Promise<void>; release(): Promise<void> }

/** Makes this process the owner of the folder. Throws DataDirInUse while another owner lives. */
export async function takeOwnerLock(dataDir: string, command: boolean): Promise<OwnerLock> {
  const path = join(dataDir, 'lock')
  const own = `${path}.${process.pid}`
  const me: Owner = { pid: process.pid, started: (await runningProcess(process.pid))?.started ?? '', command }
  await writeFile(own, JSON.stringify(me), { mode: 0o600 })
  try {
    // A hard link appears at once and with its content, which creating and then writing a file does not.
    while (!(await linked(own, path))) {
      const seen = await readFile(path, 'utf8').catch(() => '')
      const owner = await livingOwner(seen)
      if (owner) throw new DataDirInUse(dataDir, owner.pid, owner.address, owner.command)
      await dropStale(path, seen)
    }
  } finally {
    await rm(own, { force: true })
  }
  return {
    async announce(address) {
      await writeFile(own, JSON.stringify({ ...me, address }), { mode: 0o600 })
      await rename(own, path)
    },
    release: () => rm(path, { force: true }),
  }
}

/** The living owner of a data folder. */
export async function findOwner(dataDir: string): Promise<Owner | undefined> {
  return livingOwner(await readFile(join(dataDir, 'lock'), 'utf8').catch(() => ''))
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

async function livingOwner(text: string): Promise<Owner | undefined> {
  let owner: Owner
  try {
    owner = JSON.parse(text) as Owner
  } catch {
    return undefined
  }
  const found = await runningProcess(owner.pid)
  return found && found.started === owner.started ? owner : undefined
}

// Two starters may both judge the same lock dead: what was moved away must still be what was judged.
async function dropStale(path: string, judged: string): Promise<void> {
  const aside = `${path}.stale.${process.pid}`
  try {
    await rename(path, aside)
  } catch {
    return
  }
  if ((await readFile(aside, 'utf8')) !== judged) await linked(aside, path)
  await rm(aside, { force: true })
}
