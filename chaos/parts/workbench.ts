import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, cp, lstat, mkdir, mkdtemp, readdir, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import type { Edit } from './seeded-bug.ts'

/** Links what is installed, entry by entry, so that a package of the workspace leads to the copy and not back. */
const linkModules = async (from: string, to: string): Promise<void> => {
  await mkdir(to, { recursive: true })
  for (const name of await readdir(from)) {
    const source = join(from, name)
    const isLink = (await lstat(source)).isSymbolicLink()
    if (isLink) await symlink(await readlink(source), join(to, name))
    else if (name.startsWith('@')) await linkModules(source, join(to, name))
    else if (name === '.pnpm') await symlink(source, join(to, name))
  }
}

const workspaces = async (root: string): Promise<string[]> => {
  const below = async (top: string) => (await readdir(join(root, top))).map((name) => join(top, name))
  return [...(await below('apps')), ...(await below('packages'))]
}

/** A copy of the working tree's sources in a folder of its own, with what is installed and built here. */
export const createWorkbench = async (root: string) => {
  const folder = await mkdtemp(join(tmpdir(), 'lianbing-bugs-'))
  // Open to the user that Postgres runs as under root.
  await chmod(folder, 0o711)
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  for (const file of listed.split('\0').filter((name) => name !== '' && existsSync(join(root, name)))) {
    await mkdir(dirname(join(folder, file)), { recursive: true })
    await cp(join(root, file), join(folder, file))
  }
  for (const home of ['.', ...(await workspaces(root))]) {
    const modules = resolve(root, home, 'node_modules')
    if (existsSync(modules)) await linkModules(modules, join(folder, home, 'node_modules'))
  }
  for (const built of ['apps/api/dist', 'apps/web/dist', '.cache/build'])
    if (existsSync(join(root, built))) await cp(join(root, built), join(folder, built), { recursive: true })
  const replaceOnce = async ({ file, find, replace }: Edit) => {
    const path = join(folder, file)
    const before = await readFile(path, 'utf8')
    const times = before.split(find).length - 1
    if (times !== 1) throw new Error(`${file} holds ${times} times: ${find}`)
    await writeFile(
      path,
      before.replace(find, () => replace),
    )
    return () => writeFile(path, before)
  }
  return {
    folder,
    /** Puts texts in the place of others that have to be there exactly once; hands back what undoes it. */
    seed: async (edits: readonly Edit[]) => {
      const undos: (() => Promise<void>)[] = []
      const undoAll = async () => {
        for (const undo of undos.splice(0).reverse()) await undo()
      }
      try {
        for (const edit of edits) undos.push(await replaceOnce(edit))
      } catch (error) {
        await undoAll()
        throw error
      }
      return undoAll
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
