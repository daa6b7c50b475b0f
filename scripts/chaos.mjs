import './check-node.mjs'
import { runBundled } from './run-bundled.mjs'

const [first, ...rest] = process.argv.slice(2)
const verbs = ['check', 'bugs', 'imports']
const asked = verbs.includes(first)
if (first === undefined || (!asked && !first.startsWith('--'))) {
  console.error(`Usage: pnpm chaos --kills NUMBER [--seed NUMBER] [--crash-every KILLS] [--keep FOLDER]
       pnpm chaos imports --kills NUMBER [--seed NUMBER]
       pnpm chaos check --database URL [--time-zone ZONE]
       pnpm chaos bugs [WORDS OF A NAME…]`)
  process.exit(2)
}
await runBundled(`chaos/${asked ? first : 'kills'}.ts`, asked ? rest : [first, ...rest], { only: 'API' })
