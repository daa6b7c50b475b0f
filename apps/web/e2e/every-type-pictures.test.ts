import type { PracticeQuestion } from '@lianbing/contract'
import { beforeAll, expect, test } from 'vitest'
import { expectFit, journeys } from './journey.ts'
import { register } from './people.ts'
import { seedEveryType, seededTrade } from './seed.ts'

const { visitor } = journeys()
beforeAll(() => seedEveryType())

test('a picture opens full screen, grows under two taps, closes by Escape and by going back; a failed one comes again', async () => {
  const page = await visitor({ size: 'phone', locale: 'en' })
  await register(page, {
    username: `picture.${Date.now().toString(36)}`,
    displayName: 'Picture',
    tradeCode: seededTrade,
  })
  let failing = true
  await page.route('**/api/media/*', (route) => (failing ? route.fulfill({ status: 503 }) : route.continue()))
  const round = await page.evaluate(async (tradeCode) => {
    const body = JSON.stringify({ mode: 'random', tradeCode, language: 'en', count: 20 })
    const headers = { 'content-type': 'application/json' }
    return (await fetch('/api/practice/rounds', { method: 'POST', headers, body })).json()
  }, seededTrade)
  const slots = round.slots as { question: PracticeQuestion }[]
  const slot = slots.findIndex(({ question }) => JSON.stringify(question.stem).includes('image'))
  await page.goto(`/practice/rounds/${round.roundId}`)
  await page.locator('article').waitFor()
  for (let step = 0; step < slot; step++) await page.keyboard.press('ArrowRight')

  await page.getByText('The picture did not load.').waitFor()
  await expectFit(page)
  failing = false
  await page.getByRole('button', { name: 'Load again' }).tap()
  const opener = page.getByRole('button', { name: /Enlarge the picture/ })
  await opener.tap()
  const image = page.locator('dialog[open] img')
  await image.waitFor()
  await expect.poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBe(900)
  await expectFit(page)
  await page.touchscreen.tap(150, 300)
  await page.touchscreen.tap(150, 300)
  await page.locator('dialog output').getByText('225%').waitFor()
  await page.getByRole('button', { name: 'Smaller' }).tap()
  await page.locator('dialog output').getByText('150%').waitFor()

  await page.keyboard.press('Escape')
  await image.waitFor({ state: 'detached' })
  await expect.poll(() => opener.evaluate((element) => element === document.activeElement)).toBe(true)
  await page.keyboard.press('Enter')
  await image.waitFor()
  await page.goBack()
  await image.waitFor({ state: 'detached' })
  expect(new URL(page.url()).pathname).toBe(`/practice/rounds/${round.roundId}`)
})
