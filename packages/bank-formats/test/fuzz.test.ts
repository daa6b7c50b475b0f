import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { mutatedFile, seedsOf } from './mutate.ts'
import { readingFault } from './reading-fault.ts'

/** A short run; `pnpm fuzz` is the long one. A mutated .xls may keep its parser looping, hence only the long run has it. */
const seeds = seedsOf(fileURLToPath(new URL('../samples', import.meta.url))).filter(
  ({ name }) => !name.endsWith('.xls'),
)
const files = 1_000

it(`${files} mutated files are read or refused`, async () => {
  const faults: string[] = []
  for (let number = 0; number < files; number++) {
    const { name, bytes } = mutatedFile(seeds, number)
    const fault = await readingFault(bytes, name)
    if (fault !== undefined) faults.push(`file ${number} (${name}): ${fault}`)
  }
  expect(faults).toEqual([])
}, 120_000)
