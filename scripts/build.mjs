import './check-node.mjs'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { projectRoot } from './project-root.mjs'
import { sourceHash } from './source-hash.mjs'

const COMMON = ['pnpm-lock.yaml', 'scripts']
const PARTS = [
  {
    name: 'API',
    sources: [...COMMON, 'apps/api', 'packages'],
    output: 'apps/api/dist',
    make: async (outDir) => (await import('./build-api.mjs')).buildApi(outDir),
  },
  {
    name: 'web',
    sources: [...COMMON, 'apps/web', 'packages/contract', 'packages/scoring'],
    output: 'apps/web/dist',
    make: async (outDir) => (await import('./build-web.mjs')).buildWeb(outDir),
  },
]
const CACHE = join(projectRoot, '.cache/build')

/**
 * Builds the parts whose sources, scripts or locked dependencies changed since they were built.
 * @param {{ log: (line: string) => void, only?: string }} options
 */
export async function build({ log, only }) {
  await mkdir(CACHE, { recursive: true })
  for (const part of PARTS) if (only === undefined || only === part.name) await buildPart(part, log)
}

async function buildPart({ name, sources, output, make }, log) {
  const stamp = join(CACHE, `${name}.sha256`)
  const dist = join(projectRoot, output)
  const hash = await sourceHash(sources)
  if (existsSync(dist) && (await readFile(stamp, 'utf8').catch(() => '')) === hash) return
  const began = Date.now()
  log(`Building the ${name} …`)
  // Made beside and then moved, so that a running server and a second build never see half of it.
  const fresh = join(CACHE, `${name}-${process.pid}`)
  const old = `${fresh}-old`
  try {
    await make(fresh)
    await rm(stamp, { force: true })
    if (existsSync(dist)) await rename(dist, old)
    await rename(fresh, dist)
    await writeFile(stamp, hash)
  } finally {
    await rm(fresh, { recursive: true, force: true })
    await rm(old, { recursive: true, force: true })
  }
  log(`Built the ${name} in ${((Date.now() - began) / 1000).toFixed(1)} s`)
}

/** Builds, or says what is wrong with the sources and ends the process. */
export async function buildOrExit(options) {
  try {
    await build(options)
  } catch (error) {
    console.error(`The build failed:\n${error instanceof Error ? error.message : error}`)
    process.exit(1)
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildOrExit({ log: console.log })
