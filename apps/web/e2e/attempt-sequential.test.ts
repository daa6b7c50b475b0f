import { expect, test } from 'vitest'
import { attemptJourneys, handIn, onDesktop, onPhone, openTab, optionsOf, says, tap } from './attempt-journey.ts'
import { storedChoices } from './attempt-seed.ts'

const { begin, db, closedOnce } = attemptJourneys()

test.each([onPhone, onDesktop])(
  'in order: no way back, and a page that is opened again goes on at the last answer, on a $size',
  async (means) => {
    const sitting = await begin(means, { count: 4, rules: { navigation: 'sequential' } })
    const { page, say, attemptId } = sitting
    const place = (tab = page) => tab.locator('h1 .tabular').textContent()
    const next = (tab = page) => tab.getByRole('button', { name: say.next, exact: true }).click()
    await page.getByText(say.oneWay).waitFor()
    await tap(sitting, 0, 'right')
    await next()
    await expect.poll(() => place()).toMatch(/^2\//)
    await page.keyboard.press('ArrowLeft')
    await next()
    await tap(sitting, 2, 'wrong')
    await says(page, say.saved)
    expect(await place()).toMatch(/^3\//)
    await page.close()

    const again = await openTab(sitting)
    expect(await place(again)).toMatch(/^3\//)
    expect(await optionsOf(again).locator('input:checked').count()).toBe(1)
    await tap(sitting, 2, 'right', again)
    await expect.poll(() => storedChoices(db(), attemptId)).toEqual(sitting.chosen)
    await handIn(sitting, again)
    await closedOnce(sitting)
  },
)
