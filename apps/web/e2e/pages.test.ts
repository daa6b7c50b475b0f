import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { expectFit, expectRoom, expectTargets, journeys, looks } from './journey.ts'

const { visitor, signedIn } = journeys()

/** Every worker page that opens by its address alone; rounds, attempts and results are seen on their own journeys. */
const pages = [
  '/',
  '/practice',
  '/practice/rounds',
  '/quizzes',
  '/attempts',
  '/leaderboards',
  '/me',
  '/contribute',
  '/contributions',
  '/no-such-page',
]
const entrances = ['/sign-in', '/join', '/join/ABCDEFGH', '/recover']

const settled = async (page: Page, path: string) => {
  await page.goto(path)
  await page.locator('h1').waitFor()
  // Shapes of what is on its way stand there until everything has come.
  await page.waitForFunction(() => document.querySelector('[class*=skeleton]') === null)
}

const expectAll = async (page: Page, axe: boolean) => {
  if (axe) return expectFit(page)
  await expectRoom(page)
  await expectTargets(page)
}

describe.each(looks)('$size, $locale', ({ size, locale, axe }) => {
  test('every page is accessible and fits', async () => {
    const page = await signedIn('worker', { size, locale })
    const titles: string[] = []
    for (const path of pages) {
      await settled(page, path)
      await expectAll(page, axe)
      titles.push(await page.title())
    }
    expect(new Set(titles).size).toBe(pages.length)
  })

  test('and so is every page before signing in', async () => {
    const page = await visitor({ size, locale })
    for (const path of entrances) {
      await settled(page, path)
      await expectAll(page, axe)
    }
  })
})

test('with text at 200 % nothing is wider than a phone', async () => {
  const page = await signedIn('worker', { size: 'phone', locale: 'en' })
  for (const path of pages) {
    await settled(page, path)
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'))
    await expectRoom(page)
  }
})
