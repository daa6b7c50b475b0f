import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { expectFit, journeys } from './journey.ts'

const { visitor, signedIn } = journeys()

/** Every worker page that opens by its address alone; rounds, attempts and results are seen on their own journeys. */
const pages = ['/', '/practice', '/practice/rounds', '/quizzes', '/attempts', '/leaderboards', '/me', '/no-such-page']
const entrances = ['/sign-in', '/join', '/join/ABCDEFGH', '/recover']

const settled = async (page: Page, path: string) => {
  await page.goto(path)
  await page.locator('h1').waitFor()
  // Shapes of what is on its way stand there until everything has come.
  await page.waitForFunction(() => document.querySelector('[class*=skeleton]') === null)
}

describe.each(['phone', 'desktop'] as const)('on a %s', (size) => {
  test.each(['zh-CN', 'en'] as const)('every page is accessible and fits, in %s', async (locale) => {
    const page = await signedIn('worker', { size, locale })
    const titles: string[] = []
    for (const path of pages) {
      await settled(page, path)
      await expectFit(page)
      titles.push(await page.title())
    }
    expect(new Set(titles).size).toBe(pages.length)
  })

  test.each(['zh-CN', 'en'] as const)('and so is every page before signing in, in %s', async (locale) => {
    const page = await visitor({ size, locale })
    for (const path of entrances) {
      await settled(page, path)
      await expectFit(page)
    }
  })
})

test('with text at 200 % nothing is wider than a phone', async () => {
  const page = await signedIn('worker', { size: 'phone', locale: 'en' })
  for (const path of pages) {
    await settled(page, path)
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'))
    const width = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(width, `${path} is wider than the screen`).toBeLessThanOrEqual(0)
  }
})
