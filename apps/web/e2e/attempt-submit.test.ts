import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { messages as entranceEn } from '../src/features/accounts/messages/entrance.en.ts'
import { messages as entranceZh } from '../src/features/accounts/messages/entrance.zh-CN.ts'
import { messages as shellEn } from '../src/shell/messages/en.ts'
import { messages as shellZh } from '../src/shell/messages/zh-CN.ts'
import {
  attemptJourneys,
  choose,
  expectToldOnly,
  handIn,
  onDesktop,
  onPhone,
  openHandIn,
  password,
  says,
  shownChoice,
  tap,
  turnTo,
} from './attempt-journey.ts'
import { storedChoices } from './attempt-seed.ts'

const { begin, db, closedOnce } = attemptJourneys()
const shell = { 'zh-CN': shellZh, en: shellEn }
const entrance = { 'zh-CN': entranceZh, en: entranceEn }

/** The server does what it is asked, and nobody hears of it. */
const loseReplies = async (page: Page, pattern: string, times: number) => {
  let lost = 0
  await page.route(
    pattern,
    async (route) => {
      await route.fetch()
      lost += 1
      await route.abort('connectionreset')
    },
    { times },
  )
  return () => lost
}

test.each([onPhone, onDesktop])(
  'the reply to handing in is lost: again it is the same result, on a $size',
  async (means) => {
    const sitting = await begin(means, { feedback: 'marks' })
    const { page, say } = sitting
    for (const slot of [0, 1, 2]) await choose(sitting, slot, slot === 1 ? 'wrong' : 'right')
    const lost = await loseReplies(page, '**/submit', 1)
    // The last tap travels with the handing in.
    await choose(sitting, 5, 'right')
    await (await openHandIn(sitting)).click()
    const again = page.getByRole('button', { name: shell[means.locale].retry, exact: true })
    await again.waitFor()
    expect(lost()).toBe(1)
    if (means.size === 'phone') await again.click()
    else await page.reload()
    await page.waitForURL('**/result')
    await page.getByText(say.reasons.submitted).waitFor()
    // This quiz shows marks, and never an explanation.
    await expectToldOnly(sitting)
    await page.reload()
    await page.getByText(say.reasons.submitted).waitFor()
    await closedOnce(sitting)
  },
)

test('replies to saved answers are lost: they are sent again and stand once', async () => {
  const sitting = await begin(onPhone)
  const { page, say } = sitting
  const lost = await loseReplies(page, '**/answers', 2)
  await choose(sitting, 0, 'right')
  await choose(sitting, 1, 'wrong')
  await choose(sitting, 0, 'wrong')
  await choose(sitting, 1, 'right')
  await says(page, say.saved)
  expect(lost()).toBe(2)
  expect(await storedChoices(db(), sitting.attemptId)).toEqual(sitting.chosen)
  await handIn(sitting)
  await closedOnce(sitting)
})

test('the session has run out: it is renewed unseen, and pressing twice hands in once', async () => {
  const sitting = await begin(onDesktop)
  const { page, context, say, attemptId } = sitting
  await context.clearCookies({ name: 'lb_access' })
  await choose(sitting, 0, 'right')
  await says(page, say.saved)
  await context.clearCookies({ name: 'lb_access' })
  await choose(sitting, 1, 'right')
  await turnTo(page, 5)
  // And as impatient people do it.
  await (await openHandIn(sitting)).dblclick()
  await page.waitForURL('**/result')
  expect(await storedChoices(db(), attemptId)).toEqual(sitting.chosen)
  await closedOnce(sitting)
})

test.each([onPhone, onDesktop])(
  'the session is over: signing in again brings what waits, on a $size',
  async (means) => {
    const sitting = await begin(means)
    const { page, context, say, attemptId, username } = sitting
    await choose(sitting, 0, 'right')
    await says(page, say.saved)
    const saved = new Map(sitting.chosen)
    await turnTo(page, 1)
    await context.clearCookies()
    // The page is left as soon as the answer has been refused: only the device can show that it was chosen.
    await tap(sitting, 1, 'right')
    await page.waitForURL('**/sign-in?*')
    expect(await storedChoices(db(), attemptId)).toEqual(saved)
    await page.locator('input[name=username]').fill(username)
    await page.locator('input[name=password]').fill(password)
    await page.getByRole('button', { name: entrance[means.locale].signIn, exact: true }).click()
    await page.waitForURL(`**/attempts/${attemptId}`)
    await page.locator('article fieldset').waitFor()
    expect(await shownChoice(sitting, 1)).toBe(sitting.chosen.get(1))
    await says(page, say.saved)
    await expect.poll(() => storedChoices(db(), attemptId)).toEqual(sitting.chosen)
    await handIn(sitting)
    await closedOnce(sitting)
  },
)
