import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { mutatedFile, seedsOf } from '../packages/bank-formats/test/mutate.ts'
import { readingFault } from '../packages/bank-formats/test/reading-fault.ts'

/** A reading process holds so much; a file that takes longer is a hang. */
const heapMegabytes = 256
const hangSeconds = 10
/** What a process may have grown by when it has read all of its files. */
const leakMegabytes = 24
const filesOfOneProcess = 5_000

const seeds = seedsOf(join(process.cwd(), 'packages/bank-formats/samples'))

/** Reads its files one after another and says the number of each before it, so that the last one is known. */
const work = async (from: number, count: number) => {
  const heap = () => {
    globalThis.gc?.()
    return process.memoryUsage().heapUsed / 1024 / 1024
  }
  let start = 0
  console.log = () => {}
  console.error = () => {}
  for (let number = from; number < from + count; number++) {
    writeSync(1, `${number}\n`)
    const { name, bytes } = mutatedFile(seeds, number)
    const fault = await readingFault(bytes, name)
    if (fault !== undefined) writeSync(1, `fault ${number} ${name}: ${fault.replaceAll('\n', ' ')}\n`)
    // What libraries build once is there after the first files.
    if (number === from + Math.floor(count / 5)) start = heap()
  }
  writeSync(1, `grown ${(heap() - start).toFixed(1)}\n`)
}

interface Outcome {
  /** How many files were read or refused. */
  done: number
  faults: string[]
  /** Files of .xls in which the parser went astray; in the product their process is killed. */
  killed: number
}

const runProcess = async (from: number, count: number): Promise<Outcome> => {
  const child = spawn(
    process.execPath,
    [
      `--max-old-space-size=${heapMegabytes}`,
      '--expose-gc',
      fileURLToPath(import.meta.url),
      '--work',
      `${from}:${count}`,
    ],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  )
  const faults: string[] = []
  let current = from - 1
  let finished = false
  let watch = setTimeout(() => child.kill('SIGKILL'), hangSeconds * 1_000)
  for await (const line of createInterface({ input: child.stdout })) {
    clearTimeout(watch)
    watch = setTimeout(() => child.kill('SIGKILL'), hangSeconds * 1_000)
    const grown = /^grown (.*)/.exec(line)?.[1]
    if (grown !== undefined) {
      finished = true
      if (Number(grown) > leakMegabytes) faults.push(`files ${from} to ${from + count}: the heap grew by ${grown} MB`)
    } else if (line.startsWith('fault ')) faults.push(line.slice(6))
    else current = Number(line)
  }
  clearTimeout(watch)
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  if (finished) return { done: count, faults, killed: 0 }
  const { name } = mutatedFile(seeds, current)
  const astray = name.endsWith('.xls')
  if (!astray) faults.push(`${current} ${name}: the process hung or crashed (${child.signalCode ?? child.exitCode})`)
  const rest = from + count - current - 1
  const more = rest > 0 ? await runProcess(current + 1, rest) : { done: 0, faults: [], killed: 0 }
  return {
    done: current - from + 1 + more.done,
    faults: [...faults, ...more.faults],
    killed: (astray ? 1 : 0) + more.killed,
  }
}

const { values } = parseArgs({
  options: { work: { type: 'string' }, files: { type: 'string' }, from: { type: 'string' } },
})
if (values.work !== undefined) {
  const [from = 0, count = 0] = values.work.split(':').map(Number)
  await work(from, count)
} else {
  const files = Number(values.files ?? 100_000)
  const start = Number(values.from ?? 0)
  let next = start
  let done = 0
  let killed = 0
  const faults: string[] = []
  const lane = async () => {
    while (next < start + files) {
      const from = next
      next = Math.min(start + files, next + filesOfOneProcess)
      const outcome = await runProcess(from, next - from)
      done += outcome.done
      killed += outcome.killed
      faults.push(...outcome.faults)
      for (const fault of outcome.faults) console.log(fault)
      console.error(`${done} of ${files} files`)
    }
  }
  await Promise.all([lane(), lane()])
  console.log(
    `${done} mutated files of ${seeds.length} samples: ${faults.length} faults; in ${killed} the old .xls parser had to be killed.`,
  )
  process.exitCode = faults.length === 0 && done === files ? 0 : 1
}
