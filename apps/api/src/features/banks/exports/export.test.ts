import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readBank } from '@lianbing/bank-formats'
import { bankExports, ProblemError } from '@lianbing/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, startTestApp, type TestApp } from '../../../../test/client.ts'
import { createFederation, signedIn } from '../../../../test/people.ts'
import { bankExport } from '../../../commands/bank-export.ts'
import type { CommandInput } from '../../../commands/command.ts'
import { readConfig } from '../../../config.ts'
import { addStarterBanks } from '../add-starter-banks.ts'

const tradeCode = '6-18-01-01'

let app: TestApp
let expert: Client
let worker: Client
beforeAll(async () => {
  app = await startTestApp()
  const federation = await createFederation(app)
  expert = await signedIn(app, { username: 'expert', organisationId: federation.city, role: 'expert' })
  worker = await signedIn(app, { username: 'worker', organisationId: federation.city })
  await addStarterBanks(app.db)
})
afterAll(() => app.stop())

const exported = async (query: string) => {
  const reply = await expert.send(`/api/questions/export?${query}`)
  expect(reply.status).toBe(200)
  return {
    bytes: new Uint8Array(await reply.arrayBuffer()),
    name: decodeURIComponent(reply.headers.get('content-disposition') ?? ''),
    leftOut: JSON.parse(reply.headers.get(bankExports.leftOutHeader) ?? ''),
  }
}

test.each(['json', 'xlsx', 'gift', 'moodle-xml', 'qti'] as const)(
  'what a search finds comes as %s, and is read again as the same questions',
  async (format) => {
    const { total } = await expert.call('GET /api/questions', { query: { tradeCode, language: 'zh-CN' } })
    const { bytes, leftOut, name } = await exported(`format=${format}&tradeCode=${tradeCode}&language=zh-CN`)
    const reading = await readBank(bytes, 'bank', { language: 'zh-CN' })
    expect(reading.rejected).toEqual([])
    const missing = Object.entries(leftOut).filter(([code]) => code.startsWith('question.'))
    expect(reading.drafts.length + missing.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(total)
    expect(name).toContain('题库-')
  },
)

test('a paper comes with its key', async () => {
  const { bytes, name } = await exported(`format=docx&tradeCode=${tradeCode}&type=single-choice&locale=en`)
  expect(name).toContain('.docx.zip')
  expect(Buffer.from(bytes).includes('answer-key.docx')).toBe(true)
})

test('a search that finds nothing has no file, and workers get none', async () => {
  const asked = (client: Client, search: string) =>
    client.call('GET /api/questions/export', { query: { format: 'json', search } }).catch((error: unknown) => error)
  expect(await asked(expert, '没有这样的题')).toMatchObject({ code: 'export.empty' })
  expect(await asked(worker, '')).toBeInstanceOf(ProblemError)
})

test('the template comes in both languages', async () => {
  for (const [language, sheet] of [
    ['zh-CN', '题目'],
    ['en', 'Questions'],
  ] as const) {
    const file = await expert.call('GET /api/banks/import-template', { query: { language } })
    const error = await readBank(new Uint8Array(await file.arrayBuffer()), 'template.xlsx').catch(
      (fault: unknown) => fault,
    )
    expect(error, sheet).toMatchObject({ code: 'bank.no-questions' })
  }
})

test('the command writes a trade into a file, and says so where there is nothing to write', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lianbing-export-'))
  const writerScript = fileURLToPath(new URL('../../../../dist/writer-main.js', import.meta.url))
  const printed: string[] = []
  const run = (positionals: string[], values: CommandInput['values']) =>
    bankExport(writerScript).run(
      {
        config: readConfig({}),
        json: true,
        print: (line) => printed.push(line),
        note: () => undefined,
        progress: () => undefined,
        openDatabase: async () => ({ db: app.db, url: app.url, close: async () => undefined }),
        databaseUrl: async () => ({ url: app.url, close: async () => undefined }),
      },
      { positionals, values },
    )
  try {
    const file = join(folder, 'bank.json')
    expect(await run([file], { trade: tradeCode })).toBe(0)
    const said = JSON.parse(printed[0] ?? '')
    expect(said).toMatchObject({ format: 'json', extension: 'json', leftOut: {} })
    expect((await readBank(await readFile(file), 'bank.json')).drafts).toHaveLength(said.questions)
    expect(await run([file], { trade: tradeCode, bank: '没有这个题库' })).toBe(1)
    await expect(run([file], { trade: '9-99-99-99' })).rejects.toMatchObject({ code: 'export.empty' })
    await expect(run([], { trade: tradeCode })).rejects.toThrow('FILE')
  } finally {
    await rm(folder, { recursive: true })
  }
})
