import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import { build } from 'vite'
import { projectRoot } from './project-root.mjs'

const gzipped = promisify(gzip)
const brotlied = promisify(brotliCompress)

/** Compressed once here, so that the server only has to send: text of at least a packet's worth. */
const worthCompressing = /\.(js|css|html|svg|webmanifest)$/
const packetBytes = 1_400

async function compressFiles(folder) {
  const files = (await readdir(folder, { recursive: true })).filter((file) => worthCompressing.test(file))
  for (const file of files) {
    const bytes = await readFile(join(folder, file))
    if (bytes.length < packetBytes) continue
    await writeFile(join(folder, `${file}.gz`), await gzipped(bytes, { level: 9 }))
    await writeFile(join(folder, `${file}.br`), await brotlied(bytes))
  }
}

/** Builds the single-page application. */
export async function buildWeb(outDir) {
  const { NODE_ENV } = process.env
  await build({ root: join(projectRoot, 'apps/web'), logLevel: 'warn', build: { outDir, emptyOutDir: true } })
  // Vite leaves "production" behind, and whatever this process starts next would inherit it.
  if (NODE_ENV === undefined) delete process.env.NODE_ENV
  else process.env.NODE_ENV = NODE_ENV
  await compressFiles(outDir)
}
