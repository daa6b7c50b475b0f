import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { questionDraft } from '@lianbing/contract'
import { describe, expect, it } from 'vitest'
import { BankFileError, readBank } from '../src/index.ts'
import { agrees, banksFolder, isIncomplete, leastShare, listedFiles, noFolder, soundAmongHostile } from './manifest.ts'

const folder = banksFolder()
if (folder === undefined) console.info(noFolder)
const listed = folder === undefined ? [] : listedFiles(folder)
const banks = listed.filter(({ questions }) => questions > 0)
const others = listed.filter(({ questions }) => questions <= 0)
const read = (file: string) => readBank(readFileSync(join(folder ?? '', file)), file)

describe.skipIf(folder === undefined)('real question files', () => {
  let counted = 0
  let imported = 0
  let incomplete = 0

  it.each(banks)('$file: every counted question is a draft or rejected', async (bank) => {
    const { drafts, rejected } = await read(bank.file).catch((error: unknown) => {
      // A package whose only item is broken may be refused as a whole.
      if (error instanceof BankFileError) return { drafts: [], rejected: bank.questions === 1 ? [error] : [] }
      throw error
    })
    counted += bank.questions
    imported += Math.min(drafts.length, bank.questions)
    const seen = drafts.length + rejected.length
    expect([seen, agrees(bank, seen)]).toEqual([seen, true])
    incomplete += rejected.filter(({ code }) => isIncomplete(code)).length
    for (const { at, draft } of drafts) expect([at, questionDraft.safeParse(draft).error]).toEqual([at, undefined])
  })

  it('of the questions that the files hold whole, at least 98 % become drafts', () => {
    expect(imported / (counted - incomplete)).toBeGreaterThanOrEqual(leastShare)
  })

  it.each(others)('$file: nothing of it becomes a question, and the reason is said', async ({ file }) => {
    const outcome = await read(file).catch((error: unknown) => error)
    // Text whose only question hides characters is read, and rejected there.
    if (file.endsWith('gen_nul_bidi.txt'))
      expect(outcome).toMatchObject({ drafts: [], rejected: [{ code: 'text.hidden' }] })
    else if (file === soundAmongHostile) expect(outcome).toMatchObject({ drafts: [{ at: '2' }] })
    else expect(outcome).toBeInstanceOf(BankFileError)
  })
})
