import { setTimeout as sleep } from 'node:timers/promises'
import type { Output } from '@lianbing/contract/client'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import type { Db } from '../../api/src/db/client.ts'
import { messages as commonEn } from '../src/features/questions/messages/en.ts'
import { messages as keptEn } from '../src/features/questions/messages/kept.en.ts'
import { messages as keptZh } from '../src/features/questions/messages/kept.zh-CN.ts'
import { messages as commonZh } from '../src/features/questions/messages/zh-CN.ts'
import { messages as attemptEn } from '../src/features/quizzes/messages/attempt.en.ts'
import { messages as attemptZh } from '../src/features/quizzes/messages/attempt.zh-CN.ts'
import { messages as quizEn } from '../src/features/quizzes/messages/en.ts'
import { messages as endEn } from '../src/features/quizzes/messages/end.en.ts'
import { messages as endZh } from '../src/features/quizzes/messages/end.zh-CN.ts'
import { messages as quizZh } from '../src/features/quizzes/messages/zh-CN.ts'
import { addAttemptQuiz, attemptTrade, expectClosedOnce, openJourneyDatabase, secretOf } from './attempt-seed.ts'
import { listen } from './attempt-told.ts'
import { journeys, type Size } from './journey.ts'
import { joinCodeOfATeam } from './people.ts'
import { served } from './served.ts'

export type Means = { size: Size; locale: 'zh-CN' | 'en' }
export const onPhone: Means = { size: 'phone', locale: 'zh-CN' }
export const onDesktop: Means = { size: 'desktop', locale: 'en' }
export const words = {
  'zh-CN': { ...commonZh, ...quizZh, ...attemptZh, ...endZh },
  en: { ...commonEn, ...quizEn, ...attemptEn, ...endEn },
}
export const kept = { 'zh-CN': keptZh, en: keptEn }
export const password = 'Bohrfutter-3-Kegel'

type Shown = Output<'GET /api/attempts/:attemptId'>
type Secret = ReturnType<typeof secretOf>

/** The questions before somebody, and what was tapped last in each slot. */
export type Paper = {
  page: Page
  slots: Pick<Shown['slots'][number], 'question'>[]
  secrets: Secret[]
  /** Option ids by slot, as the worker left them. */
  chosen: Map<number, string>
  /** Secrets that have reached this browser. */
  told: (page: Page) => Promise<string[]>
}
/** One worker's attempt. */
export type Sitting = Paper & {
  context: BrowserContext
  username: string
  attemptId: string
  say: (typeof words)['en']
}

const post = async (context: BrowserContext, path: string, data: object) => {
  const reply = await context.request.post(path, { headers: { origin: served().base }, data })
  expect(reply.ok(), `${path}: ${await reply.text()}`).toBe(true)
}

/** Call it once in a test file, like `journeys`. */
export const attemptJourneys = () => {
  const { visitor } = journeys()
  let db: Db
  let people = 0
  beforeAll(async () => {
    db = await openJourneyDatabase()
  })
  afterAll(() => db.$client.end())

  /** Somebody new with a device of their own, signed in. */
  const worker = async (means: Means) => {
    const page = await visitor(means)
    people += 1
    const username = `attempt.${people}.${Date.now().toString(36)}`
    const { joinCode } = await joinCodeOfATeam()
    const person = { username, displayName: 'Attempt Worker', tradeCode: attemptTrade }
    await post(page.context(), '/api/accounts', { ...person, joinCode, password })
    return { page, username, ...listen(page.context()) }
  }
  /** The same person with another device. */
  const secondDevice = async (means: Means, username: string, secret = password): Promise<Page> => {
    const page = await visitor(means)
    await post(page.context(), '/api/session', { username, password: secret })
    return page
  }
  /** A worker before the first question of a quiz with these rules; `prepare` is for what has to stand before. */
  const begin = async (
    means: Means,
    rules: Parameters<typeof addAttemptQuiz>[2] = {},
    prepare: (page: Page) => Promise<unknown> = async () => {},
  ): Promise<Sitting> => {
    const quizId = await addAttemptQuiz(db, means.locale, rules)
    const { page, username, told } = await worker(means)
    await prepare(page)
    const say = words[means.locale]
    await page.goto(`/quizzes/${quizId}`)
    await page.getByRole('button', { name: say.start, exact: true }).click()
    await page.waitForURL('**/attempts/*')
    await page.locator('article fieldset').waitFor()
    const attemptId = new URL(page.url()).pathname.split('/').at(-1) ?? ''
    const { slots }: Shown = await (await page.context().request.get(`/api/attempts/${attemptId}`)).json()
    const secrets = slots.map(({ question }) => secretOf(question))
    return { page, context: page.context(), username, attemptId, slots, secrets, chosen: new Map(), say, told }
  }
  return { db: () => db, worker, secondDevice, begin, closedOnce: (sitting: Sitting) => closedOnce(db, sitting) }
}

const closedOnce = ({ $client }: Db, { attemptId, chosen, secrets, slots }: Sitting) => {
  const right = secrets.map(({ right: place }, slot) => slots[slot]?.question.options[place]?.id ?? '')
  return expectClosedOnce({ $client } as Db, attemptId, chosen, right)
}

/** Turns to a question, by the keys that every size has. */
export const turnTo = async (page: Page, slot: number): Promise<void> => {
  const place = page.locator('h1 .tabular')
  for (let tries = 0; tries < 60; tries++) {
    const current = Number((await place.textContent())?.split('/')[0]) - 1
    if (current === slot) return
    await page.keyboard.press(current < slot ? 'ArrowRight' : 'ArrowLeft')
    await expect.poll(() => place.textContent()).not.toMatch(new RegExp(`^${current + 1}/`))
  }
}

export const optionsOf = (page: Page) => page.locator('article fieldset label')

type Which = 'right' | 'wrong' | number

/** Taps an option of the question that is shown: `right` or `wrong` by the secret key, or the option at that place. */
export const tap = async (sitting: Paper, slot: number, which: Which, page = sitting.page) => {
  const right = sitting.secrets[slot]?.right ?? 0
  const place = which === 'right' ? right : which === 'wrong' ? (right + 1) % 4 : which
  await optionsOf(page).nth(place).click()
  sitting.chosen.set(slot, sitting.slots[slot]?.question.options[place]?.id ?? '')
  return optionsOf(page).nth(place).locator('input')
}

/** Turns to a question, taps an option and sees it chosen. */
export const choose = async (sitting: Paper, slot: number, which: Which, page = sitting.page) => {
  await turnTo(page, slot)
  const input = await tap(sitting, slot, which, page)
  await expect.poll(() => input.isChecked()).toBe(true)
}

/** Waits until the page says this in the place where it tells where the answers are. */
export const says = (page: Page, word: string) => page.getByRole('status').getByText(word, { exact: true }).waitFor()

/** Which option the page shows as chosen in a slot, as its id. */
export const shownChoice = async (sitting: Paper, slot: number, page = sitting.page): Promise<string | undefined> => {
  await turnTo(page, slot)
  const checked = await optionsOf(page)
    .locator('input')
    .evaluateAll((inputs) => inputs.findIndex((input) => (input as HTMLInputElement).checked))
  return sitting.slots[slot]?.question.options[checked]?.id
}

/** Opens the attempt in another tab of the same browser. */
export const openTab = async ({ context, attemptId }: Sitting): Promise<Page> => {
  const page = await context.newPage()
  await page.goto(`/attempts/${attemptId}`)
  await page.locator('article fieldset').waitFor()
  return page
}

/** The way a phone out of memory does it: no handler of the page runs any more. */
export const crash = async (page: Page) => {
  const session = await page.context().newCDPSession(page)
  const died = page.waitForEvent('crash')
  // The reply never comes.
  void session.send('Page.crash').catch(() => {})
  await died
  // Whether a dead tab closes is sometimes never answered.
  await Promise.race([page.close(), sleep(5_000)])
}

/** Signal again. A dead tab that is still there cannot be told, and nothing of it runs. */
export const signalBack = (context: BrowserContext): Promise<void> =>
  context.setOffline(false).catch((error: Error) => {
    if (!error.message.includes('Target crashed')) throw error
  })

/**
 * The tab dies without signal, and is opened again before there is any: the page says so, and has to forget nothing. (What
 * a page sends while it is closed in an orderly way gets past the browser's pretended lack of signal.)
 */
export const dieWithoutSignal = async (page: Page): Promise<void> => {
  const [context, address] = [page.context(), page.url()]
  await crash(page)
  const again = await context.newPage()
  await again.goto(address)
  await again.getByRole('alert').waitFor()
  await again.close()
}

/** From a page that tells of answers that still wait on this device to their quiz or round, which sends them. */
export const openKept = async (page: Page, from: '/' | '/quizzes', said: string, locale: Means['locale']) => {
  await page.goto(from)
  await page.getByRole('listitem').filter({ hasText: said }).getByRole('link', { name: kept[locale].send }).click()
  await page.locator('article fieldset').waitFor()
}

/** Nothing of any key or explanation is anywhere in this browser but these. */
export const expectToldOnly = async (sitting: Paper, expected: readonly string[] = [], page = sitting.page) =>
  expect(await sitting.told(page)).toEqual([...expected].sort())

/** Opens the sheet that hands in; the press that does it is the caller's. */
export const openHandIn = async (sitting: Sitting, page = sitting.page) => {
  await page.getByRole('button', { name: sitting.say.handIn, exact: true }).last().click()
  return page.getByRole('dialog').getByRole('button', { name: sitting.say.handIn, exact: true })
}

/** Hands in after a last look that nothing was told before its time, and waits for the result. */
export const handIn = async (sitting: Sitting, page = sitting.page, told: readonly string[] = []): Promise<void> => {
  await expectToldOnly(sitting, told, page)
  await turnTo(page, sitting.slots.length - 1)
  await (await openHandIn(sitting, page)).click()
  await page.waitForURL('**/result')
  await page.getByText(sitting.say.reasons.submitted).waitFor()
}
