import { setPriority } from 'node:os'
import { startEmbedded } from '../apps/api/src/db/embedded/start-embedded.ts'
import { temporaryFolder } from '../bench/parts/folder.ts'
import { seededBugs } from './bugs/seeded-bugs.ts'
import { runAllCatchers, runCatcher } from './parts/run-catcher.ts'
import { editsOf, nameOf, type SeededBug } from './parts/seeded-bug.ts'
import { createWorkbench } from './parts/workbench.ts'

const words = process.argv.slice(2)
const bugs = seededBugs.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)))
const say = (line: string) => void process.stdout.write(`${line}\n`)

setPriority(Number(process.env.CHAOS_NICE ?? 10))
let stopped = false
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    stopped = true
  })
const folder = await temporaryFolder()
const embedded = await startEmbedded({ dataDir: folder.path, log: () => {}, durable: false })
const bench = await createWorkbench(process.cwd())
const rows: string[] = []
let faults = 0
try {
  // Texts that have moved on are told at once, not after half an hour.
  const moved: string[] = []
  for (const bug of bugs)
    await bench.seed(editsOf(bug)).then(
      (undo) => undo(),
      (error: Error) => moved.push(`${bug.name}: its text has moved on, move the fault along. ${error.message}`),
    )
  if (moved.length > 0) throw new Error(moved.join('\n'))

  // Each against the sources as they are: what fails there says nothing of a fault.
  for (const { name, verdict } of await runAllCatchers(bench.folder, bugs, embedded.url)) {
    if (verdict.outcome !== 'passed') faults += 1
    say(`without a bug, ${verdict.outcome}: ${name}${verdict.outcome === 'passed' ? '' : ` (${verdict.says})`}`)
  }
  const tryOne = async (bug: SeededBug) => {
    const { name, catcher } = bug
    const undo = await bench.seed(editsOf(bug))
    const verdict = await runCatcher(bench.folder, catcher, embedded.url).finally(undo)
    const caught = verdict.outcome === 'failed'
    if (!caught) faults += 1
    rows.push(`| ${name} | ${nameOf(catcher)} | ${caught ? 'yes' : 'no'} |`)
    say(`${caught ? 'caught' : 'NOT CAUGHT'}: ${name} (${verdict.outcome}: ${verdict.says})`)
  }
  for (const bug of bugs) if (!stopped) await tryOne(bug)
} finally {
  await bench.remove()
  await embedded.stop()
  await folder.remove()
}
say(['', '| bug | what catches it | caught |', '| --- | --- | --- |', ...rows, ''].join('\n'))
say(`${rows.length} seeded bugs, ${rows.filter((row) => row.endsWith('| yes |')).length} caught, ${faults} faults`)
process.exitCode = faults === 0 && rows.length > 0 && rows.length === bugs.length ? 0 : 1
