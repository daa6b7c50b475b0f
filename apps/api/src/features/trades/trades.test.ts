import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/client.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

test('the trades of the list are there with names in both languages, before anybody signs in', async () => {
  const { items } = await app.client().call('GET /api/trades', {})
  const turner = items.find((trade) => trade.code === '6-18-01-01')
  expect(turner).toMatchObject({ names: { 'zh-CN': '车工' }, verified: true, questions: [] })
  expect(items.every((trade) => trade.names.en.length > 2)).toBe(true)
})

test('an address that nobody serves is a problem with a code', async () => {
  const reply = await app.client().send('/api/nothing')
  expect(reply.status).toBe(404)
  expect(await reply.json()).toMatchObject({ code: 'route.unknown', status: 404 })
})
