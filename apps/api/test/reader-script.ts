import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'rolldown'

/** Builds the script that reads files in a process of its own, into a temporary folder. */
export const buildReaderScript = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lianbing-reader-'))
  const path = join(folder, 'child-main.mjs')
  await build({
    input: fileURLToPath(new URL('../../../packages/bank-formats/src/child-main.ts', import.meta.url)),
    platform: 'node',
    logLevel: 'silent',
    output: { file: path, format: 'esm', codeSplitting: false },
  })
  return { path, remove: () => rm(folder, { recursive: true, force: true }) }
}
