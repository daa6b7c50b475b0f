import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { temporaryFolder } from '../bench/parts/folder.ts'
import { runChaos } from './parts/run.ts'

const { values } = parseArgs({
  options: {
    kills: { type: 'string' },
    seed: { type: 'string' },
    'crash-every': { type: 'string' },
    keep: { type: 'string' },
  },
})
const kills = Number(values.kills ?? 30)
const crashEvery = Number(values['crash-every'] ?? 25)
const seed = Number(values.seed ?? Date.now() % 1_000_000)
if (![kills, seed, crashEvery].every(Number.isInteger) || kills < 1 || crashEvery < 1) {
  process.stderr.write('Usage: pnpm chaos --kills NUMBER [--seed NUMBER] [--crash-every KILLS] [--keep FOLDER]\n')
  process.exit(2)
}
/** Of each violation so many are shown, beside their number. */
const shown = 5
const complaintsShown = 15

const began = performance.now()
const log = (line: string) =>
  void process.stdout.write(`${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${line}\n`)

log(`${kills} kills, seed ${seed}`)
/** The database of a run that found something can be looked at afterwards. */
const keptFolder = async (path: string) => {
  await mkdir(path, { recursive: true })
  return { path, remove: async () => {} }
}
const folder = await (values.keep === undefined ? temporaryFolder() : keptFolder(resolve(values.keep)))
// A run that is stopped checks what it has done so far.
const stop = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
const { violations, figures, complaints } = await runChaos(
  { kills, seed, crashEvery, dataDir: folder.path, stop: stop.signal },
  log,
).finally(folder.remove)

if (values.keep !== undefined)
  await writeFile(join(folder.path, 'found.json'), JSON.stringify({ violations, figures, complaints }, null, 1))
for (const rule of new Set(violations.map(({ id, says }) => `${id} ${says}`))) {
  const found = violations.filter(({ id, says }) => `${id} ${says}` === rule)
  log(`${rule}: broken ${found.length} times`)
  for (const { what } of found.slice(0, shown)) log(`  ${what}`)
}
if (violations.length > 0) for (const line of complaints.slice(-complaintsShown)) log(`  ${line}`)

const count = (...ids: string[]) => violations.filter(({ id }) => ids.includes(id)).length
const lost = count('I1')
const twice = count('I2')
const mismatches = violations.length - lost - twice
// A run in which little was acknowledged proves nothing.
const enough =
  figures.kills === kills &&
  figures.acknowledged >= 5 * kills &&
  figures.closed >= kills / 3 &&
  figures.decisions >= kills / 3
if (!enough) log('Too little happened for this run to prove anything.')
process.stdout.write(
  `${figures.kills} kills, ${lost} lost, ${twice} scored twice, ${mismatches} mismatches; ` +
    `${figures.restarts} restarts, ${figures.crashes} database crashes (away ${Math.round(figures.slowestReturnMs)} ms at most), ` +
    `${figures.faults} network faults, ${figures.acknowledged} acknowledged answers, ` +
    `${figures.closed} attempts closed, ${figures.decisions} decisions of the office, ${figures.replayed} replayed, seed ${seed}\n`,
)
// Not by exitCode: after thousands of cut connections Node was once seen to spin for ever in its own clean-up.
process.exit(violations.length === 0 && enough ? 0 : 1)
