import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { expectFit, journeys, type Size } from './journey.ts'
import { register } from './people.ts'

const { visitor } = journeys()
const electrician = '6-31-01-03'

/** As a thumb does it on the phone, and as the keyboard does it on the PC. */
const hands = (page: Page, size: Size) => ({
  chooseFirst: async () => {
    if (size === 'phone') await page.locator('fieldset label').first().tap()
    else await page.keyboard.press('1')
    await page.locator('fieldset input:checked').first().waitFor()
  },
  press: async (name: string) => {
    const button = page.getByRole('button', { name, exact: true }).first()
    await button.waitFor()
    if (size === 'phone') await button.tap()
    else await page.keyboard.press('Enter')
  },
})

const at = (page: Page, question: number, of: number) =>
  page.getByText(`${question}/${of}`, { exact: true }).first().waitFor()

const practise = async (page: Page, size: Size) => {
  const { chooseFirst, press } = hands(page, size)
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  await page.waitForURL('**/practice/rounds/*')
  for (let question = 1; question <= 10; question++) {
    await at(page, question, 10)
    await chooseFirst()
    await press('Confirm')
    const onward = question === 10 ? 'See the summary' : 'Next'
    await page.getByRole('button', { name: onward, exact: true }).waitFor()
    if (question === 1) await expectFit(page)
    // What was answered survives: the round goes on at the first open question.
    if (question === 3) await page.reload()
    else await press(onward)
  }
  await page.waitForURL('**/summary')
  await page
    .getByText(/^\d+ right of 10$/)
    .first()
    .waitFor()
  await expectFit(page)
}

const takeQuiz = async (page: Page, size: Size) => {
  const { chooseFirst } = hands(page, size)
  await page.goto('/quizzes')
  await page
    .getByRole('main')
    .getByRole('link')
    .filter({ hasText: /electric|电工/i })
    .first()
    .click()
  await page.getByRole('button', { name: 'Begin the quiz' }).waitFor()
  await expectFit(page)
  await page.getByRole('button', { name: 'Begin the quiz' }).click()
  await page.waitForURL('**/attempts/*')
  const counter = await page
    .getByText(/^1\/\d+$/)
    .first()
    .textContent()
  const questions = Number(counter?.split('/')[1])
  for (let question = 1; question <= questions; question++) {
    await at(page, question, questions)
    await chooseFirst()
    await page.getByText('Saved on the server').first().waitFor()
    if (question === 1) {
      await expectFit(page)
      // Closing the page loses nothing that was saved: it opens at the next question, the answer stands.
      await page.reload()
      await at(page, 2, questions)
      await page.keyboard.press('ArrowLeft')
      await at(page, 1, questions)
      await page.locator('fieldset input:checked').first().waitFor()
    }
    if (question < questions) await page.getByRole('button', { name: 'Next', exact: true }).click()
  }
  await page.getByRole('button', { name: 'Hand in' }).last().click()
  const sheet = page.getByRole('dialog', { name: 'Hand in now' })
  await sheet.getByText('Every question is answered.').waitFor()
  await expectFit(page)
  await sheet.getByRole('button', { name: 'Hand in' }).click()
  await page.waitForURL('**/result')
  await page
    .getByText(/^\s*(Passed|Not passed)\s*$/)
    .first()
    .waitFor()
  await expectFit(page)
}

describe.each(['phone', 'desktop'] as const)('on a %s', (size) => {
  test('a worker practises a round, takes a quiz and stands on the board', async () => {
    const page = await visitor({ size, locale: 'en' })
    await register(page, { username: `day.${size}`, displayName: 'Day Worker', tradeCode: electrician })
    await practise(page, size)
    await page.goto('/')
    await page.getByText('10 answered, the goal is 20').first().waitFor()

    await page.goto(`/leaderboards?trade=${electrician}&period=week`)
    await page
      .getByText('You are not on this board yet')
      .or(page.getByText('Nobody is on the board this week'))
      .waitFor()
    await takeQuiz(page, size)

    await page.goto(`/leaderboards?trade=${electrician}&period=week`)
    const mine = page.getByRole('region', { name: /^My place Place \d+ of \d+$/ })
    await mine.getByText('Day Worker').waitFor()
    await expectFit(page)
    await page.goto('/attempts')
    const attempts = page
      .getByRole('main')
      .getByRole('link')
      .filter({ hasText: /electric|电工/i })
    await attempts.first().waitFor()
    expect(await attempts.count()).toBe(1)
  })
})
