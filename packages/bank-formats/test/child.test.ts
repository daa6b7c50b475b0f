import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'rolldown'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { readBankInChild } from '../src/child.ts'
import { readBank } from '../src/index.ts'
import { drawing } from './picture-samples.ts'
import { bytesOf, workbook, zipOf } from './samples.ts'

let folder = ''
let childScript = ''
const script = async (name: string, body: string) => {
  const path = join(folder, name)
  await writeFile(path, body)
  return path
}
const bank = workbook({
  题库: [
    ['题干', 'A', 'B', '答案'],
    ['铜的符号', 'Cu', 'Al', 'A'],
    ['铝的符号', 'Cu', 'Al', 'C'],
  ],
})

beforeAll(async () => {
  // Within the package, so that the process finds the library for pictures.
  folder = await mkdtemp(fileURLToPath(new URL('../node_modules/.child-', import.meta.url)))
  childScript = join(folder, 'child-main.mjs')
  const input = fileURLToPath(new URL('../src/child-main.ts', import.meta.url))
  await build({
    input,
    platform: 'node',
    external: ['sharp'],
    logLevel: 'silent',
    output: { file: childScript, format: 'esm', codeSplitting: false },
  })
}, 60_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

// A process and a build for each, on a machine that others use too: this bounds a hang, it measures nothing.
describe('reading in a process of its own', { timeout: 60_000 }, () => {
  it('a second file with the answers goes with the first', async () => {
    const paper = bytesOf('1. 铁会（ ）。\nA.生锈\nB.溶化\n2. 铜能（ ）。\nA.飘\nB.导电')
    const answers = { bytes: bytesOf('1-2：AB'), fileName: 'key.txt' }
    const reading = await readBankInChild(paper, 'paper.txt', { childScript, answers })
    expect(reading.drafts.map(({ draft }) => draft.key)).toMatchObject([{ choice: 'A' }, { choice: 'B' }])
  })

  it('gives what reading here gives', async () => {
    expect(await readBankInChild(bank, '题库.xlsx', { childScript })).toEqual(await readBank(bank, '题库.xlsx'))
    expect(await readBankInChild(bank, 'x', { childScript: pathToFileURL(childScript), language: 'en' })).toMatchObject(
      { drafts: [{ draft: { language: 'en' } }] },
    )
  })

  it('hands over pictures, and gives up on one that takes too long', async () => {
    const layers = '<rect width="1600" height="1600" filter="url(#f)"/>'.repeat(400)
    const slow = drawing(
      `<filter id="f"><feTurbulence baseFrequency="0.01" numOctaves="200"/></filter>${layers}`,
      'width="1600" height="1600"',
    )
    const ask = (name: string) => ({ type: 'true-false', stem: `{{image:${name}}}`, answer: true })
    const questions = [ask('quick.svg'), ask('slow.svg')]
    const zip = zipOf([
      { name: 'bank.json', data: JSON.stringify({ format: 'lianbing-bank', version: 1, language: 'en', questions }) },
      { name: 'media/quick.svg', data: drawing('<rect width="9" height="9"/>') },
      { name: 'media/slow.svg', data: slow },
    ])
    const reading = await readBankInChild(zip, 'x.zip', { childScript })
    expect(reading).toMatchObject({
      drafts: [{ at: '#1' }],
      rejected: [{ at: '#2', code: 'picture.unreadable' }],
      pictures: [{ type: 'image/png', width: 200, height: 100 }],
    })
    const [picture] = reading.pictures
    expect(
      createHash('sha256')
        .update(picture?.bytes ?? '')
        .digest('hex'),
    ).toBe(picture?.hash)
  })

  it('refuses as reading here refuses', async () => {
    await expect(readBankInChild(bytesOf('%PDF-1.7'), 'x.pdf', { childScript })).rejects.toMatchObject({
      name: 'BankFileError',
      code: 'format.pdf',
    })
    await expect(readBankInChild(new Uint8Array(), 'x', { childScript })).rejects.toMatchObject({ code: 'file.empty' })
  })

  it('stops a process that takes too long', async () => {
    const slow = await script('slow.mjs', 'setInterval(() => {}, 1000)')
    await expect(readBankInChild(bank, 'x', { childScript: slow, waitSeconds: 0.3 })).rejects.toMatchObject({
      code: 'file.too-slow',
    })
    const large = bytesOf('题干,A,B,答案\n'.concat('铜的符号是（ ）。,Cu,Al,A\n'.repeat(50_000)))
    await expect(readBankInChild(large, 'x.csv', { childScript, timeoutSeconds: 0.1 })).rejects.toMatchObject({
      code: 'file.too-slow',
    })
  })

  it('survives a process that runs out of memory', async () => {
    const heavy = await script('heavy.mjs', 'const all = []; for (;;) all.push(new Array(10000).fill({}))')
    await expect(readBankInChild(bank, 'x', { childScript: heavy, memoryMegabytes: 24 })).rejects.toMatchObject({
      code: 'file.too-heavy',
    })
  })

  it('survives a process that says nothing, nonsense or no end of it', async () => {
    for (const body of ['', 'process.stdout.write("{")', 'process.exit(3)']) {
      await expect(readBankInChild(bank, 'x', { childScript: await script('odd.mjs', body) })).rejects.toMatchObject({
        code: 'file.reader-failed',
      })
    }
    const endless = await script(
      'endless.mjs',
      'const b = Buffer.alloc(1 << 20); const go = () => { while (process.stdout.write(b)); process.stdout.once("drain", go) }; go()',
    )
    await expect(readBankInChild(bank, 'x', { childScript: endless })).rejects.toMatchObject({ name: 'BankFileError' })
  })

  it('gives the process no environment and an empty folder that is removed', async () => {
    process.env.BANK_FORMATS_SECRET = 'canary'
    const spy = await script(
      'spy.mjs',
      `import { readdirSync } from 'node:fs'
       const seen = [process.env.BANK_FORMATS_SECRET, process.env.PATH, readdirSync('.'), process.cwd()]
       process.stdout.write(JSON.stringify({ reading: { seen, pictures: [] } }) + '\\n')`,
    )
    const reading: unknown = await readBankInChild(bank, 'x', { childScript: spy })
    delete process.env.BANK_FORMATS_SECRET
    expect(reading).toMatchObject({ seen: [null, null, [], expect.stringContaining('lianbing-read-')] })
    const left = (reading as { seen: string[] }).seen[3] ?? ''
    await expect(readdir(left)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('removes what a process that died left behind, and not what another is using', async () => {
    const left = await mkdtemp(join(tmpdir(), 'lianbing-read-'))
    const used = await mkdtemp(join(tmpdir(), 'lianbing-read-'))
    await utimes(left, 0, 0)
    vi.resetModules()
    const { readBankInChild: inNewProcess } = await import('../src/child.ts')
    await inNewProcess(bank, 'bank.xlsx', { childScript })
    await expect(readdir(left)).rejects.toMatchObject({ code: 'ENOENT' })
    expect(await readdir(used)).toEqual([])
    await rm(used, { recursive: true })
  })

  it('ends by itself when nobody is left to stop it', async () => {
    const child = spawn(process.execPath, [childScript], { stdio: ['pipe', 'ignore', 'ignore'] })
    // It may live two seconds longer than its reader waits: here for the twentieth part of a second.
    child.stdin.write(`${JSON.stringify({ fileName: 'x.csv', timeoutSeconds: 60, waitSeconds: -1.95 })}\n`)
    child.stdin.end('题干,A,B,答案\n'.concat('铜的符号是（ ）。,Cu,Al,A\n'.repeat(50_000)))
    expect(await once(child, 'exit')).toEqual([null, 'SIGKILL'])
  })
})
