import { resolve } from 'node:path'

/** The root of the checkout. */
export const projectRoot = resolve(import.meta.dirname, '..')

/**
 * Goes back to the folder in which the command was typed (package managers change it), so that file names mean what
 * they meant there, while the data folder stays in the checkout unless it was named.
 */
export function enterCallersFolder() {
  const typedIn = process.env.INIT_CWD ?? process.cwd()
  const dataDir = process.env.DATA_DIR
  process.env.DATA_DIR = dataDir ? resolve(typedIn, dataDir) : resolve(projectRoot, 'data')
  process.chdir(typedIn)
}
