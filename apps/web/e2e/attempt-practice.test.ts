import type { Output } from '@lianbing/contract/client'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { messages as practiceEn } from '../src/features/practice/messages/en.ts'
import { messages as practiceZh } from '../src/features/practice/messages/zh-CN.ts'
import {
  attemptJourneys,
  choose,
  dieWithoutSignal,
  expectToldOnly,
  kept,
  type Means,
  onDesktop,
  onPhone,
  openKept,
  type Paper,
  says,
  signalBack,
  turnTo,
  words,
} from './attempt-journey.ts'
import { addAttemptQuiz, attemptTrade, secretOf } from './attempt-seed.ts'
import { served } from './served.ts'

const { worker, db } = attemptJourneys()
const practice = { 'zh-CN': practiceZh, en: practiceEn }
beforeAll(async () => {
  // The questions come with a quiz of them.
  for (const language of ['zh-CN', 'en'] as const) await addAttemptQuiz(db(), language)
})

type Round = Output<'GET /api/practice/rounds/:roundId'>

/** A worker before the first of ten questions. */
const beginRound = async ({ size, locale }: Means) => {
  const { page, told } = await worker({ size, locale })
  const wish = { mode: 'random', tradeCode: attemptTrade, language: locale, count: 10 }
  const headers = { origin: served().base }
  const reply = await page.context().request.post('/api/practice/rounds', { headers, data: wish })
  expect(reply.status(), await reply.text()).toBe(201)
  const { roundId, slots }: Round = await reply.json()
  const open = async (tab: Page) => {
    await tab.goto(`/practice/rounds/${roundId}`)
    await tab.locator('article fieldset').waitFor()
  }
  await open(page)
  const secrets = slots.map(({ question }) => secretOf(question))
  return { page, roundId, slots, secrets, chosen: new Map<number, string>(), told, open }
}

/** The rows of a round: what was answered, and whether it counts as right. */
const marked = async (roundId: string) => {
  const text = 'select slot, response, is_right from round_answer where round_id = $1 order by slot'
  const { rows } = await db().$client.query<{ slot: number; response: { choice: string }; is_right: boolean }>(text, [
    roundId,
  ])
  return rows.map((row) => [row.slot, row.response.choice, row.is_right])
}
const expected = ({ chosen, slots, secrets }: Paper) =>
  [...chosen].map(([slot, id]) => [slot, id, slots[slot]?.question.options[secrets[slot]?.right ?? 0]?.id === id])

test.each([onPhone, onDesktop])('a round without signal, on a $size: what waits is marked later', async (means) => {
  const round = await beginRound(means)
  const { page, roundId, secrets } = round
  const say = { ...words[means.locale], ...practice[means.locale] }
  const confirm = async (slot: number, which: 'right' | 'wrong') => {
    await choose(round, slot, which)
    await page.getByRole('button', { name: say.confirm, exact: true }).last().click()
  }
  await confirm(0, 'right')
  await says(page, say.saved)
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))

  const context = page.context()
  await context.setOffline(true)
  await confirm(1, 'wrong')
  await page.getByText(say.keptHere).waitFor()
  await confirm(2, 'right')
  await says(page, say.waiting(2))
  // The first answer of a slot is the one that counts: it cannot be changed while it waits.
  await turnTo(page, 1)
  expect(await page.locator('article fieldset input:enabled').count()).toBe(0)
  expect((await marked(roundId)).length).toBe(1)
  await expectToldOnly(
    round,
    secrets.slice(0, 1).map(({ explanation }) => explanation),
  )
  await dieWithoutSignal(page)
  await signalBack(context)

  const reopened = await context.newPage()
  await openKept(reopened, '/', kept[means.locale].round(2), means.locale)
  await says(reopened, say.saved)
  await turnTo(reopened, 1)
  await reopened.locator('article section').getByText(say.wrong, { exact: true }).first().waitFor()
  expect(await marked(roundId)).toEqual(expected(round))
  const explained = secrets.slice(0, 3).map(({ explanation }) => explanation)
  await expectToldOnly(round, explained, reopened)
})
