import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { type BankReading, readBank } from '../src/index.ts'
import { shown } from './samples.ts'

const folder = fileURLToPath(new URL('../samples', import.meta.url))
const samples = readdirSync(folder).filter((name) => !name.endsWith('.expected.json'))

const withoutEmpty = (value: object) =>
  Object.fromEntries(
    Object.entries(value).filter(([, part]) => part !== null && part !== '' && !(Array.isArray(part) && !part.length)),
  )

/** A reading in the words of the folder: what a person checks against the file. */
const summary = ({ format, layout, drafts, rejected, warnings, pictures }: BankReading) =>
  withoutEmpty({
    format,
    layout,
    questions: drafts.map(({ at, draft }) => {
      const { type, language: _, material, stem, options, targets, explanation, ...rest } = draft
      const texts = (list: typeof options) =>
        list.map(({ id, content, pinned }) => ({ id, content: shown(content), ...(pinned ? { pinned } : {}) }))
      return withoutEmpty({
        at,
        type,
        material: shown(material),
        stem: shown(stem),
        options: texts(options),
        targets: texts(targets),
        explanation: shown(explanation),
        ...rest,
      })
    }),
    rejected: rejected.map(({ at, code, params }) => ({ at, code, params })),
    warnings: warnings.map(({ at, code, params }) => ({ at, code, params })),
    pictures: pictures.map(({ type, width, height }) => ({ type, width, height })),
  })

describe('the sample of each layout reads as a person wrote down', () => {
  it.each(samples)('%s', async (name) => {
    const reading = await readBank(readFileSync(`${folder}/${name}`), name)
    await expect(`${JSON.stringify(summary(reading), null, 2)}\n`).toMatchFileSnapshot(
      `${folder}/${name}.expected.json`,
    )
  })
})
