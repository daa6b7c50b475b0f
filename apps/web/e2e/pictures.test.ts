import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { zipOf } from '../../../packages/bank-formats/test/samples.ts'
import { journeys } from './journey.ts'
import { register } from './people.ts'

const { visitor, signedIn } = journeys()
const trade = { code: '6-18-04-01', name: '磨工' }

const svg = (colour: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="200"><rect width="320" height="200" fill="${colour}"/></svg>`
const bank = () =>
  Buffer.from(
    zipOf([
      {
        name: 'bank.json',
        data: JSON.stringify({
          format: 'lianbing-bank',
          version: 1,
          language: 'zh-CN',
          questions: [
            { type: 'true-false', stem: '看图：{{image:a.svg|砂轮}}装好后可以马上使用。', answer: false },
            { type: 'true-false', stem: '看图：{{image:b.svg|磨床}}的防护罩可以拆下。', answer: false },
          ],
        }),
      },
      { name: 'media/a.svg', data: svg('teal') },
      { name: 'media/b.svg', data: svg('tomato') },
    ]),
  )

/** Whether the picture of this name is painted, not only put there. */
const isPainted = (page: Page, name: string) =>
  expect
    .poll(
      () =>
        page
          .getByRole('img', { name, exact: true })
          .first()
          .evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth),
      { timeout: 20_000 },
    )
    .toBe(320)

test('pictures of a file are seen in its preview, then by a worker, then without signal', async () => {
  const admin = await signedIn('admin', { size: 'desktop' })
  await admin.goto('/office/imports')
  await admin
    .getByLabel('题目文件', { exact: true })
    .setInputFiles({ name: '图题.zip', mimeType: 'application/zip', buffer: bank() })
  await admin.getByLabel('工种').selectOption({ value: trade.code })
  await admin.getByRole('button', { name: '上传并读取' }).click()
  await isPainted(admin, '砂轮')
  await admin.keyboard.press('j')
  await isPainted(admin, '磨床')
  await admin.getByRole('button', { name: '把 2 道新题放进题库' }).click()
  await admin.getByRole('dialog').getByRole('button', { name: '把 2 道新题放进题库' }).click()
  await admin.getByText('已放进题库 2 道新题').waitFor()

  const worker = await visitor({ size: 'phone' })
  await register(worker, { username: `bild${Date.now()}`, displayName: '图', tradeCode: trade.code })
  // Pictures are kept by the service worker, which has a page only after it was opened once more.
  await worker.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await worker.reload()
  const roundId = await worker.evaluate(async (tradeCode) => {
    const headers = { 'content-type': 'application/json' }
    const body = JSON.stringify({ mode: 'sequential', tradeCode, count: 5 })
    const reply = await fetch('/api/practice/rounds', { method: 'POST', headers, body })
    return ((await reply.json()) as { roundId: string }).roundId
  }, trade.code)
  await worker.goto(`/practice/rounds/${roundId}`)
  await isPainted(worker, '砂轮')
  const sources = await worker.evaluate(() => [...document.images].map(({ src }) => src))
  expect(sources.length).toBeGreaterThan(0)

  // Asked of the service worker's store: without signal the browser's own may help, or may not.
  await worker.context().setOffline(true)
  const kept = (urls: string[]) =>
    worker.evaluate(
      async (all) =>
        (await Promise.all(all.map((url) => caches.match(url)))).map((found) => found?.headers.get('content-type')),
      urls,
    )
  await expect.poll(() => kept(sources)).toEqual(sources.map(() => 'image/png'))
})
