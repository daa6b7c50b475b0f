import './check-node.mjs'
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { buildOrExit } from './build.mjs'
import { projectRoot } from './project-root.mjs'

// The journeys open the built pages, and files are read by the built child process.
await buildOrExit({ log: console.log })

const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs')
// Whatever follows `pnpm test` is for vitest: a path, `-t NAME`, `--project scoring`, a reporter.
const run = spawn(process.execPath, [vitest, 'run', ...process.argv.slice(2)], { cwd: projectRoot, stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => run.kill(signal))
run.on('exit', (code) => {
  process.exitCode = code ?? 1
})
