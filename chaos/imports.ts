import { parseArgs } from 'node:util'
import { startEmbedded } from '../apps/api/src/db/embedded/start-embedded.ts'
import { temporaryFolder } from '../bench/parts/folder.ts'
import { runImportChaos } from './parts/run-imports.ts'

const { values } = parseArgs({ options: { kills: { type: 'string' }, seed: { type: 'string' } } })
const kills = Number(values.kills ?? 20)
const seed = Number(values.seed ?? Date.now() % 1_000_000)
if (![kills, seed].every(Number.isInteger) || kills < 1) {
  process.stderr.write('Usage: pnpm chaos imports --kills NUMBER [--seed NUMBER]\n')
  process.exit(2)
}
const began = performance.now()
const log = (line: string) =>
  void process.stdout.write(`${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${line}\n`)

log(`${kills} kills, seed ${seed}`)
// A run that is stopped checks what it has done so far.
const stop = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
const folder = await temporaryFolder()
const embedded = await startEmbedded({ dataDir: folder.path, log: () => {} })
const run = await runImportChaos({ url: embedded.url, kills, seed, stop: stop.signal }, log).finally(async () => {
  await embedded.stop()
  await folder.remove()
})
for (const says of run.violations.slice(0, 20)) log(says)
if (run.violations.length > 0) for (const line of run.complaints.slice(-15)) log(`  ${line}`)
// A run in which little was committed proves nothing.
const enough = run.killed === kills && run.done.committed >= kills / 10
if (!enough) log('Too little happened for this run to prove anything.')
const met = Object.entries(run.met)
  .map(([phase, count]) => `${count} while ${phase}`)
  .join(', ')
process.stdout.write(
  `${run.killed} kills, ${run.violations.length - run.stuck} mismatches, ${run.stuck} stuck; ${met}; ${run.starts} starts, ` +
    `${run.done.files} files in ${run.done.batches} batches, ${run.done.committed} committed, ${run.done.rolledBack} taken back, seed ${seed}\n`,
)
process.exitCode = run.violations.length === 0 && enough ? 0 : 1
