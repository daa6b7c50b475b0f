import { join } from 'node:path'
import { build } from 'vite'
import { projectRoot } from './project-root.mjs'

/** Builds the single-page application. */
export async function buildWeb(outDir) {
  await build({ root: join(projectRoot, 'apps/web'), logLevel: 'warn', build: { outDir, emptyOutDir: true } })
}
