import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readBank } from '@lianbing/bank-formats'
import { contentText, ProblemError } from '@lianbing/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, startTestApp, type TestApp } from '../../../../test/client.ts'
import { exported } from '../../../../test/exported.ts'
import { createFederation, signedIn } from '../../../../test/people.ts'
import { bankExport } from '../../../commands/bank-export.ts'
import type { CommandInput } from '../../../commands/command.ts'
import { readConfig } from '../../../config.ts'
import { uuidV7 } from '../../../db/uuid.ts'
import { commandBankScope } from '../../../http/session.ts'
import { addStarterBanks } from '../add-starter-banks.ts'
import { createExporter } from './export-stream.ts'

const tradeCode = '6-18-01-01'
const writerScript = fileURLToPath(new URL('../../../../dist/writer-main.js', import.meta.url))

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

test.each(['json', 'xlsx', 'gift', 'moodle-xml', 'qti'] as const)(
  'what a search finds comes as %s, and is read again as the same questions',
  async (format) => {
    const filter = { tradeCode, language: 'zh-CN' as const }
    const { total } = await expert.call('GET /api/questions', { query: filter })
    const { file, bytes, parts, leftOut, fileName } = await exported(expert, { selection: { filter }, format })
    expect([file.length, parts]).toEqual([bytes, 1])
    const reading = await readBank(file, 'bank', { language: 'zh-CN' })
    expect(reading.rejected).toEqual([])
    const missing = Object.entries(leftOut).filter(([code]) => code.startsWith('question.'))
    expect(reading.drafts.length + missing.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(total)
    expect(fileName).toContain('题库-')
  },
)

test('a paper comes with its key', async () => {
  const selection = { filter: { tradeCode, type: 'single-choice' } }
  const { file, fileName } = await exported(expert, { selection, format: 'docx', locale: 'en' })
  expect(fileName).toContain('.docx.zip')
  expect(Buffer.from(file).includes('answer-key.docx')).toBe(true)
})

test('those that were ticked come, and no others', async () => {
  const { items } = await expert.call('GET /api/questions', { query: { tradeCode, language: 'zh-CN' } })
  const ticked = [items[3], items[1]].flatMap((item) => item ?? [])
  const selection = { questionIds: [...ticked.map(({ questionId }) => questionId), uuidV7()] }
  const { file, questions } = await exported(expert, { selection, format: 'json' })
  expect(questions).toBe(2)
  const { drafts } = await readBank(file, 'bank.json')
  expect(drafts.map(({ draft }) => contentText(draft.stem)).sort()).toEqual(
    ticked.map(({ stemText }) => stemText).sort(),
  )
})

test('nothing keeps back what a stream tells of its progress', async () => {
  const reply = await expert.send('/api/questions/export', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-encoding': 'gzip' },
    body: JSON.stringify({ selection: { filter: { tradeCode } }, format: 'gift' }),
  })
  expect([reply.status, reply.headers.get('content-encoding')]).toEqual([200, null])
})

test('a search that finds nothing has no file, and workers get none', async () => {
  const asked = (client: Client, search: string) => {
    const body = { selection: { filter: { search } }, format: 'json' as const }
    return client.call('POST /api/questions/export', { body }).catch((error: unknown) => error)
  }
  expect(await asked(expert, '没有这样的题')).toMatchObject({ code: 'export.empty' })
  expect(await asked(worker, '')).toBeInstanceOf(ProblemError)
})

test('whoever goes away stops the work, and others may export', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lianbing-export-'))
  const hanging = join(folder, 'hangs.mjs')
  await writeFile(hanging, 'setInterval(() => undefined, 1_000)')
  const exporter = createExporter(app.db, hanging)
  const wanted = { selection: { filter: { words: [], tradeCode } }, format: 'qti', language: 'en', name: 'q' } as const
  const begin = () => exporter(commandBankScope, wanted, { error: () => undefined })
  try {
    const streams = [await begin(), await begin()]
    await expect(begin()).rejects.toMatchObject({ code: 'server.busy' })
    for (const stream of streams) stream.destroy()
    await expect
      .poll(
        () =>
          begin().then(
            (stream) => !stream.destroy().readable,
            () => false,
          ),
        { timeout: 20_000 },
      )
      .toBe(true)
  } finally {
    await rm(folder, { recursive: true })
  }
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
