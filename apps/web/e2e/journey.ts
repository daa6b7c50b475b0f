import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { RunOptions } from 'axe-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest'
import { launch } from './browser.ts'
import { served } from './served.ts'
import { demoPassword } from './server.ts'

export const sizes = {
  phone: { width: 360, height: 740 },
  desktop: { width: 1440, height: 900 },
} as const
export type Size = keyof typeof sizes

type Start = { size: Size; touch?: boolean; locale?: 'zh-CN' | 'en'; base?: string }

/** Call it once in a test file: one browser for the file; after each test, nothing may have failed in a page. */
export const journeys = () => {
  let browser: Browser
  let contexts: BrowserContext[] = []
  let faults: string[] = []
  beforeAll(async () => {
    browser = await launch(inject('browser'))
  })
  afterAll(() => browser.close())
  afterEach(async () => {
    await Promise.all(contexts.map((context) => context.close()))
    contexts = []
    const seen = faults
    faults = []
    expect(seen).toEqual([])
  })

  /** Somebody with a phone or a PC, nobody signed in; `touch` for a large screen that is touched, or a small window. */
  const visitor = async ({
    size,
    touch = size === 'phone',
    locale = 'zh-CN',
    base = served().base,
  }: Start): Promise<Page> => {
    const context = await browser.newContext({
      baseURL: base,
      viewport: sizes[size],
      isMobile: touch && size === 'phone',
      hasTouch: touch,
      locale,
      reducedMotion: 'reduce',
    })
    contexts.push(context)
    // Of every tab that the journey opens.
    context.on('weberror', (error) => faults.push(`${error.page()?.url()} ${error.error().message}`))
    context.on('console', (message) => {
      // A refused request is written there by the browser itself; what the page makes of it is the test's to see.
      const isRefusal = message.text().startsWith('Failed to load resource')
      if (message.type() === 'error' && !isRefusal) faults.push(`${message.page()?.url()} ${message.text()}`)
    })
    return context.newPage()
  }

  /** One of the demo's accounts, signed in through the page. */
  const signedIn = async (username: 'worker' | 'admin' | 'union', start: Start): Promise<Page> => {
    const page = await visitor(start)
    await signIn(page, username, demoPassword)
    return page
  }
  return { visitor, signedIn }
}

export const signIn = async (page: Page, username: string, password: string) => {
  await page.goto('/sign-in')
  await page.locator('input[name=username]').fill(username)
  await page.locator('input[name=password]').fill(password)
  await page.locator('button[type=submit]').click()
  await page.waitForURL((url) => url.pathname === '/')
}

/** Nothing is wider than the screen. */
export const expectRoom = async (page: Page) => {
  const width = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(width, `${page.url()} is wider than the screen`).toBeLessThanOrEqual(0)
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds serious or critical: the rule, and where. */
const lookWithAxe = async (page: Page, options: RunOptions): Promise<string[]> => {
  // Reading half a megabyte of rules takes longer than looking: once for each document.
  if (await page.evaluate(() => !('axe' in window))) await page.evaluate(axe)
  return page.evaluate(async (asked) => {
    const { violations } = await (window as unknown as { axe: typeof import('axe-core') }).axe.run(asked)
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
  }, options)
}

/** Nothing serious or critical for axe in light and dark, nothing wider than the screen. */
export const expectAccessible = async (page: Page) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    // By the next frame the page has heard of it.
    await page.evaluate(() => new Promise(requestAnimationFrame))
    // The dark scheme changes colours and nothing else.
    const rules: RunOptions = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } }
    const found = await lookWithAxe(page, { resultTypes: ['violations'], ...(colorScheme === 'dark' ? rules : {}) })
    expect(found, `${page.url()} (${colorScheme})`).toEqual([])
  }
  await expectRoom(page)
}

/** No target under 44 px: for the worker's pages, which are used with the thumb. */
export const expectTargets = async (page: Page) => {
  const small = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, input:not([type=radio]), select, nav a')]
      .filter((element) => element.checkVisibility())
      .map((element) => ({ height: element.getBoundingClientRect().height, html: element.outerHTML.slice(0, 100) }))
      .filter(({ height }) => height < 43.5),
  )
  expect(small, `${page.url()} has targets that are hard to hit`).toEqual([])
}

/** What is asked of every page of the worker. */
export const expectFit = async (page: Page) => {
  await expectAccessible(page)
  await expectTargets(page)
}

/** How a page is looked at: axe sees each page once in each language and at each size, not in all four pairs. */
export const looks = [
  { size: 'phone', locale: 'zh-CN', axe: true },
  { size: 'phone', locale: 'en', axe: false },
  { size: 'desktop', locale: 'zh-CN', axe: false },
  { size: 'desktop', locale: 'en', axe: true },
] as const
