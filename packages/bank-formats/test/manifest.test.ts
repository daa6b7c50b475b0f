import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { questionDraft } from '@lianbing/contract'
import { describe, expect, it } from 'vitest'
import { BankFileError, readBank } from '../src/index.ts'

const folder = process.env.LIANBING_BANKS_DIR ?? ''
const manifest = join(folder, 'MANIFEST.tsv')
const present = folder !== '' && existsSync(manifest)
if (!present) console.info('Real question files are not read: LIANBING_BANKS_DIR names no folder with a MANIFEST.tsv.')

interface Listed {
  file: string
  questions: number
  /** Two ways of counting disagree where the list says so; then 1 % is allowed. */
  counted: string
}
const listed: Listed[] = (present ? readFileSync(manifest, 'utf8') : '')
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t'))
  .map((cells) => ({ file: cells[0] ?? '', questions: Number(cells[6]), counted: cells[7] ?? '' }))
const banks = listed.filter(({ file }) => /^(csv|xlsx|xls|json)\//.test(file))
const hostile = listed.filter(({ file }) => /^hostile\/.*\.(xlsx|csv|json|txt|xml|zip)$/.test(file))

describe.skipIf(!present)('real question files', () => {
  it.each(banks)('$file: every counted question is a draft or rejected', async ({ file, questions, counted }) => {
    const reading = await readBank(readFileSync(join(folder, file)), file)
    const seen = reading.drafts.length + reading.rejected.length
    expect(Math.abs(seen - questions)).toBeLessThanOrEqual(/widths \{[^}]*,/.test(counted) ? questions / 100 : 0)
    for (const { at, draft } of reading.drafts)
      expect([at, questionDraft.safeParse(draft).error]).toEqual([at, undefined])
  })

  const best = /PLSshenyun__choose|省级低压电工作业\.xlsx|watermeloneer__锅炉|高压电工作业-在线/
  it.each(banks.filter(({ file }) => best.test(file)))(
    '$file: at least 98 % become drafts',
    async ({ file, questions }) => {
      const reading = await readBank(readFileSync(join(folder, file)), file)
      expect(reading.drafts.length).toBeGreaterThanOrEqual(questions * 0.98)
    },
  )

  it.each(hostile)('$file: refused, or read without harm', async ({ file }) => {
    const outcome = await readBank(readFileSync(join(folder, file)), file).catch((error: unknown) => error)
    // One generated file is a sound table in UTF-16.
    if (file.endsWith('gen_utf16le.csv')) expect(outcome).toMatchObject({ drafts: [{ at: '2' }] })
    else expect(outcome).toBeInstanceOf(BankFileError)
  })
})
