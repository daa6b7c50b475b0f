import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'rolldown'

/** Builds the script that reads files in a process of its own, where it finds the library for pictures. */
export const buildReaderScript = async () => {
  const folder = await mkdtemp(fileURLToPath(new URL('../node_modules/.reader-', import.meta.url)))
  const path = join(folder, 'child-main.mjs')
  await build({
    input: fileURLToPath(new URL('../../../packages/bank-formats/src/child-main.ts', import.meta.url)),
    platform: 'node',
    external: ['sharp'],
    logLevel: 'silent',
    output: { file: path, format: 'esm', codeSplitting: false },
  })
  return { path, remove: () => rm(folder, { recursive: true, force: true }) }
}
