import { expect, test } from 'vitest'
import { journeys, signIn } from './journey.ts'
import { demoPassword } from './server.ts'

const { visitor, signedIn } = journeys()

test('a worker comes back to the page that was asked for, and goes back and forward through the pages', async () => {
  const page = await visitor({ size: 'phone' })
  await page.goto('/leaderboards?period=all')
  await page.waitForURL('**/sign-in?next=%2Fleaderboards%3Fperiod%3Dall')
  await page.locator('input[name=username]').fill('worker')
  await page.locator('input[name=password]').fill(demoPassword)
  await page.locator('button[type=submit]').click()
  await page.waitForURL('**/leaderboards?period=all')
  const menu = page.getByRole('navigation').first()
  const current = () => menu.locator('a[aria-current=page]').textContent()
  expect(await current()).toContain('榜')

  await menu.getByRole('link', { name: '练一练' }).click()
  await page.waitForURL('**/practice')
  const start = page.getByRole('button', { name: '开始练习' }).first()
  await start.waitFor()
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('content')
  await menu.getByRole('link', { name: '测验' }).click()
  await page.waitForURL('**/quizzes')
  const quiz = page.getByRole('main').locator('a[href^="/quizzes/"]').first()
  const address = await quiz.getAttribute('href')
  await quiz.click()
  await page.waitForURL(`**${address}`)
  expect(await current()).toContain('测验')

  await page.goBack()
  await page.waitForURL('**/quizzes')
  await page.goBack()
  await page.waitForURL('**/practice')
  // The sign-in page was replaced by the one that was asked for.
  await page.goBack()
  await page.waitForURL('**/leaderboards?period=all')
  await page.goForward()
  await page.waitForURL('**/practice')
  await start.waitFor()
})

test('an address that is none says so within the menu', async () => {
  const page = await signedIn('worker', { size: 'desktop' })
  await page.goto('/no-such-page')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.getByRole('main').getByRole('link').click()
  await page.waitForURL((url) => url.pathname === '/')
})

test('a click with the key for another tab opens one, and this page stays', async () => {
  const page = await signedIn('worker', { size: 'desktop' })
  const other = page.context().waitForEvent('page')
  await page
    .getByRole('navigation')
    .first()
    .getByRole('link', { name: '测验' })
    .click({ modifiers: ['ControlOrMeta'] })
  await (await other).waitForURL('**/quizzes')
  expect(new URL(page.url()).pathname).toBe('/')
})

test('the office is another document, and its filters are in the address', async () => {
  const page = await visitor({ size: 'desktop' })
  await signIn(page, 'admin', demoPassword)
  await page.evaluate(() => Object.assign(window, { sameDocument: true }))
  const inSameDocument = () => page.evaluate(() => 'sameDocument' in window)
  await page.getByRole('navigation').first().locator('a[href="/office"]').click()
  await page.waitForURL('**/office/banks')
  expect(await inSameDocument()).toBe(false)
  await page.evaluate(() => Object.assign(window, { sameDocument: true }))
  await page.getByRole('main').locator('a[href*="/office/questions?bankId="]').first().click()
  await page.waitForURL('**/office/questions?bankId=*')
  expect(await inSameDocument()).toBe(true)
  await page.getByRole('main').locator('a[data-row]').first().click()
  await page.waitForURL('**/office/questions/*?bankId=*')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.goBack()
  await page.waitForURL('**/office/questions?bankId=*')
  await page.goBack()
  await page.waitForURL('**/office/banks')
})
