import { describe, expect, test } from 'vitest'
import { expectFit, journeys } from './journey.ts'

const { signedIn } = journeys()

describe.each(['phone', 'desktop'] as const)('on a %s', (size) => {
  test('a board shows its rule and, page by page, everybody on it, most of them with masked names', async () => {
    const page = await signedIn('worker', { size })
    await page.goto('/leaderboards?trade=6-31-01-03&period=all')
    await page.getByRole('heading', { name: '排行榜', level: 1 }).waitFor()
    await page.getByText('用时短的在前；还相同，先做完的在前').waitFor()
    const board = page.getByRole('table', { name: '电工 · 总榜' })
    await expectFit(page)

    const people = Number((await page.getByText(/^\d+ 人上榜$/).textContent())?.split(' ')[0])
    const more = page.getByRole('button', { name: '再看后面的' })
    const rows = board.locator('tbody tr')
    while (await more.isVisible()) {
      const before = await rows.count()
      await more.click()
      await expect.poll(() => rows.count()).toBeGreaterThan(before)
    }
    const ranks = await rows.locator('td:first-child').allTextContents()
    expect(ranks).toEqual(Array.from({ length: people }, (_, index) => String(index + 1)))
    const names = await rows.locator('td:nth-child(2) span:first-child').allTextContents()
    // Some of the demo's people allow their full name.
    expect(names.filter((name) => name.includes('*')).length).toBeGreaterThan(people / 2)
    for (const elapsed of await rows.locator('td:nth-child(4)').allTextContents())
      expect(elapsed).toMatch(/^\d+:\d\d(:\d\d)?$/)
  })

  test('a board that is still empty says what to do', async () => {
    const page = await signedIn('worker', { size, locale: 'en' })
    await page.goto('/leaderboards')
    const trade = page.getByLabel('Trade')
    await trade.waitFor()
    const codes = await trade
      .locator('option')
      .evaluateAll((options) => options.map((one) => (one as HTMLOptionElement).value))
    for (const code of codes) {
      await trade.selectOption(code)
      await page.waitForURL(`**/leaderboards?trade=${code}&period=week`)
      const empty = page.getByText('Nobody is on the board this week')
      await empty.or(page.getByText(/^[\d,]+ ranked$/)).waitFor()
      if (await empty.isVisible()) break
    }
    await page.getByRole('link', { name: 'To the timed quizzes' }).waitFor()
    await expectFit(page)
  })
})
