import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectRoot } from './project-root.mjs'

// What never ends up in a build, so that work on tests does not cause one.
const LEFT_OUT = new Set(['node_modules', 'dist', 'test', 'e2e', '.cache'])

/** A hash over every source file in these folders and files of the project. */
export async function sourceHash(paths) {
  const hash = createHash('sha256')
  for (const path of paths) await add(hash, path)
  return hash.digest('hex')
}

async function add(hash, path) {
  const entries = await readdir(join(projectRoot, path), { withFileTypes: true }).catch((error) => {
    if (error.code === 'ENOTDIR') return undefined
    throw error
  })
  if (!entries) {
    hash
      .update(path)
      .update('\0')
      .update(await readFile(join(projectRoot, path)))
    return
  }
  for (const { name } of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!LEFT_OUT.has(name) && !/\.test\.tsx?$/.test(name)) await add(hash, `${path}/${name}`)
  }
}
