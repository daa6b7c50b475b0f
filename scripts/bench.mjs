import './check-node.mjs'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from './project-root.mjs'
import { runBundled } from './run-bundled.mjs'

const names = readdirSync(join(projectRoot, 'bench'))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -3))
const [name, ...rest] = process.argv.slice(2)
if (name === undefined || !existsSync(join(projectRoot, 'bench', `${name}.ts`))) {
  console.error(`Usage: pnpm bench NAME, with NAME one of: ${names.join(', ')}`)
  process.exit(2)
}
await runBundled(`bench/${name}.ts`, rest)
