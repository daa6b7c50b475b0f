import { readdir, readFile } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'

export const projectRoot = fileURLToPath(new URL('../../..', import.meta.url))

export type Import = { specifier: string; typeOnly: boolean }
export type Source = { path: string; text: string; imports: Import[] }

const leftOut = new Set(['node_modules', 'dist', 'migrations', 'coverage', '.cache', 'data'])

const filesBelow = async (folder: string): Promise<string[]> => {
  const entries = await readdir(join(projectRoot, folder), { withFileTypes: true })
  const nested = entries
    .filter(({ name }) => !leftOut.has(name))
    .map((entry) => {
      const path = posix.join(folder, entry.name)
      return entry.isDirectory() ? filesBelow(path) : [path]
    })
  return (await Promise.all(nested)).flat()
}

const statement = /^\s*(?:import|export)\s+(type\s)?([^'";]*?\sfrom\s+)?'([^']+)'/gm
const dynamic = /\bimport\(\s*'([^']+)'/g

const onlyTypes = (clause: string | undefined): boolean => {
  const names = /\{([^}]*)\}/.exec(clause ?? '')?.[1]?.split(',') ?? ['value']
  return names.filter((name) => name.trim() !== '').every((name) => name.trim().startsWith('type '))
}

const importsOf = (text: string): Import[] => [
  ...[...text.matchAll(statement)].map(([, type, clause, specifier = '']) => ({
    specifier,
    typeOnly: type !== undefined || onlyTypes(clause),
  })),
  ...[...text.matchAll(dynamic)].map(([, specifier = '']) => ({ specifier, typeOnly: false })),
]

/** The project's own files, by their path from the root. */
export const readSources = async (): Promise<Source[]> => {
  const tops = await readdir(projectRoot)
  const folders = ['apps', 'packages', 'scripts', 'bench', 'chaos'].filter((folder) => tops.includes(folder))
  const paths = (await Promise.all(folders.map(filesBelow))).flat()
  return Promise.all(
    paths.map(async (path) => {
      const isText = /\.(tsx?|mjs|css)$/.test(path)
      const text = isText ? await readFile(join(projectRoot, path), 'utf8') : ''
      return { path, text, imports: isText && !path.endsWith('.css') ? importsOf(text) : [] }
    }),
  )
}

/** Where an import leads: a path from the root for the project's own files, else the name as it stands. */
export const target = (from: string, { specifier }: Import): string =>
  specifier.startsWith('.') ? posix.join(posix.dirname(from), specifier) : specifier
