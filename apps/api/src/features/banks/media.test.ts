import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Content, contentText } from '@lianbing/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { zipOf } from '../../../../../packages/bank-formats/test/samples.ts'
import { type Client, startTestApp, type TestApp } from '../../../test/client.ts'
import { createTestDatabase } from '../../../test/database.ts'
import { createFederation, signedIn } from '../../../test/people.ts'
import { buildReaderScript } from '../../../test/reader-script.ts'
import { backup } from '../../backup/backup.ts'
import { withConnection } from '../../backup/backup-connection.ts'
import { restore } from '../../backup/restore.ts'
import { bankImport } from '../../commands/bank-import.ts'
import { readConfig } from '../../config.ts'

const tradeCode = '6-31-01-03'
const svg = (colour: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="40" height="30" fill="${colour}"/></svg>`

/** A package of one question: a picture in its stem, another in its explanation. */
const bank = (word: string, colours: [string, string]) =>
  zipOf([
    {
      name: 'bank.json',
      data: JSON.stringify({
        format: 'lianbing-bank',
        version: 1,
        language: 'zh-CN',
        licence: 'CC-BY-4.0',
        source: '图题',
        questions: [
          {
            type: 'true-false',
            stem: `${word}：图中{{image:frage.svg|接线图}}的接法是对的。`,
            answer: true,
            explanation: '见{{image:antwort.svg|说明图}}。',
          },
        ],
      }),
    },
    { name: 'media/frage.svg', data: svg(colours[0]) },
    { name: 'media/antwort.svg', data: svg(colours[1]) },
    { name: 'media/niemand.svg', data: svg('black') },
  ])

let app: TestApp
let reader: Awaited<ReturnType<typeof buildReaderScript>>
let admin: Client
let worker: Client
beforeAll(async () => {
  reader = await buildReaderScript()
  app = await startTestApp({}, reader.path)
  const federation = await createFederation(app)
  admin = await signedIn(app, { username: 'admin', organisationId: federation.city, role: 'admin' })
  worker = await signedIn(app, { username: 'worker', organisationId: federation.millTeam, tradeCode })
})
afterAll(async () => {
  await app.stop()
  await reader.remove()
})

const hashesIn = (content: Content) =>
  content.flatMap((part) =>
    part.type === 'paragraph' ? part.children.flatMap((child) => (child.type === 'image' ? [child.hash] : [])) : [],
  )
const upload = async (bytes: Uint8Array) => {
  const form = new FormData()
  form.set('tradeCode', tradeCode)
  form.set('file', new Blob([new Uint8Array(bytes)]), '图题.zip')
  const { importId } = await admin.call('POST /api/banks/imports', { body: form })
  const get = () => admin.call('GET /api/banks/imports/:importId', { params: { importId } })
  await expect.poll(async () => (await get()).state, { timeout: 30_000 }).toBe('ready')
  const [first] = (await get()).drafts
  const [shown = '', explained = ''] = [first?.draft.stem, first?.draft.explanation].flatMap((part) =>
    hashesIn(part ?? []),
  )
  return { importId, shown, explained }
}
const picture = (client: Client, hash: string, headers: Record<string, string> = {}) =>
  client.send(`/api/media/${hash}`, { headers })
const rows = async (text: string) => (await app.db.$client.query(text)).rows
const count = async (table: string) => Number((await rows(`select count(*) from ${table}`))[0].count)

test('pictures wait with their import, come into the bank with it, and are shown once they may be', async () => {
  const { importId, shown, explained } = await upload(bank('甲', ['red', 'blue']))
  expect(await count('bank_import_media')).toBe(2)
  expect((await picture(admin, shown)).status).toBe(200)
  const early = await picture(worker, shown)
  expect([early.status, await early.json()]).toMatchObject([404, { code: 'media.unknown' }])

  const added = await admin.call('POST /api/banks/imports/:importId/commit', { params: { importId } })
  expect(added).toMatchObject({ added: 1 })
  expect([await count('bank_import_media'), await count('media')]).toEqual([0, 2])
  expect((await admin.call('GET /api/banks', {})).items).toMatchObject([{ source: '图题', licence: 'CC-BY-4.0' }])

  const heard = worker.bodies.length
  const round = await worker.call('POST /api/practice/rounds', { body: { tradeCode, mode: 'random', count: 5 } })
  const [slot] = round.slots
  expect(hashesIn(slot?.question.stem ?? [])).toEqual([shown])
  const params = { roundId: round.roundId, slot: 0 }
  await worker.call('GET /api/practice/rounds/:roundId', { params: { roundId: round.roundId } })
  expect(worker.bodies.slice(heard).filter((body) => body.includes(shown)).length).toBe(2)
  expect(worker.bodies.slice(heard).some((body) => body.includes(explained))).toBe(false)
  const marked = await worker.call('PUT /api/practice/rounds/:roundId/answers/:slot', {
    params,
    body: { response: { truth: true } },
  })
  expect(JSON.stringify(marked)).toContain(explained)

  const reply = await picture(worker, shown)
  expect(Object.fromEntries(reply.headers)).toMatchObject({
    'content-type': 'image/png',
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, max-age=31536000, immutable',
    'cross-origin-resource-policy': 'same-origin',
    etag: `"${shown}"`,
  })
  const bytes = Buffer.from(await reply.arrayBuffer())
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(shown)
  expect(bytes.subarray(1, 4).toString()).toBe('PNG')
  const again = await picture(worker, shown, { 'if-none-match': `"${shown}"` })
  expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0])
})

test('a picture is for signed-in people, and nothing else is at its address', async () => {
  const [{ hash }] = await rows('select hash from media limit 1')
  expect((await picture(app.client(), hash)).status).toBe(401)
  expect((await picture(worker, 'f'.repeat(64))).status).toBe(404)
  expect((await picture(worker, hash.toUpperCase())).status).toBe(422)
  expect((await picture(worker, '..%2f..%2fetc')).status).toBe(422)
})

test('an import that is thrown away takes its pictures along; the same picture is kept once', async () => {
  const before = await count('media')
  const thrown = await upload(bank('乙', ['green', 'yellow']))
  await admin.call('DELETE /api/banks/imports/:importId', { params: { importId: thrown.importId } })
  expect(await count('bank_import_media')).toBe(0)
  expect((await picture(admin, thrown.shown)).status).toBe(404)

  const params = { importId: (await upload(bank('丙', ['red', 'blue']))).importId }
  expect(await admin.call('POST /api/banks/imports/:importId/commit', { params })).toMatchObject({ added: 1 })
  expect(await count('media')).toBe(before)
})

test('a question whose picture is damaged is rejected with what would help', async () => {
  const parts = bank('丁', ['red', '"/><image href="file:///etc/hostname" width="9" height="9'])
  const form = new FormData()
  form.set('tradeCode', tradeCode)
  form.set('file', new Blob([new Uint8Array(parts)]), '图题.zip')
  const { importId } = await admin.call('POST /api/banks/imports', { body: form })
  const get = () => admin.call('GET /api/banks/imports/:importId', { params: { importId } })
  await expect.poll(async () => (await get()).state, { timeout: 30_000 }).toBe('ready')
  const found = await get()
  expect(found.drafts.map(({ draft }) => contentText(draft.stem))).toEqual([])
  expect(found.rejected).toMatchObject([{ at: '#1', code: 'picture.unreadable' }])
})

test('a backup brings the pictures along, and the command line stores them too', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lianbing-media-'))
  const target = await createTestDatabase()
  try {
    const before = await count('media')
    await writeFile(join(folder, '图题.zip'), bank('戊', ['purple', 'orange']))
    const say = { json: true, print: () => {}, note: () => {}, progress: () => {} }
    const io = { ...say, config: readConfig({}), databaseUrl: async () => ({ url: app.url, close: async () => {} }) }
    const openDatabase = async () => ({ db: app.db, url: app.url, close: async () => {} })
    const values = { trade: tradeCode, commit: true }
    const code = await bankImport(reader.path).run(
      { ...io, openDatabase },
      { positionals: [join(folder, '图题.zip')], values },
    )
    expect([code, await count('media')]).toEqual([0, before + 2])

    await backup(app.url, join(folder, 'b'))
    await restore(target.url, join(folder, 'b'), { replace: true })
    const all = `select hash, encode(sha256(bytes), 'hex') as of, length(bytes) as length from media order by hash`
    const restored = await withConnection(target.url, async (client) => (await client.query(all)).rows)
    expect(restored).toEqual(await rows(all))
    expect(restored.every((row) => row.hash === row.of)).toBe(true)
  } finally {
    await target.drop()
    await rm(folder, { recursive: true })
  }
})
