import type { PracticeQuestion } from '@lianbing/contract'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { everyType } from './every-type.ts'
import { answer, goOn, type Hand, planOf } from './hands.ts'
import { expectFit, journeys, type Size } from './journey.ts'
import { register } from './people.ts'
import { seedEveryType, seededTrade } from './seed.ts'

const { visitor } = journeys()
beforeAll(() => seedEveryType())

const words = {
  'zh-CN': {
    confirm: '确定',
    next: '下一题',
    finish: '看小结',
    handIn: '交卷',
    begin: '开始测验',
    saved: '已保存到服务器',
    right: '答对了',
    open: '不自动判对错',
    zoom: '放大图片',
    case: /第 2 题，共 [23] 题/,
  },
  en: {
    confirm: 'Confirm',
    next: 'Next',
    finish: 'See the summary',
    handIn: 'Hand in',
    begin: 'Begin the quiz',
    saved: 'Saved on the server',
    right: 'Right',
    open: 'Not marked automatically',
    zoom: 'Enlarge the picture',
    case: /question 2 of [23]/,
  },
} as const
type Locale = keyof typeof words

/**
 * Every hand at every size, each in both languages; how all of it looks is seen with the usual hand of each size. Rounds
 * have the same inputs as quizzes: there each hand comes at its usual size.
 */
const hands: { hand: Hand; size: Size; locale: Locale; looks: boolean; rounds: boolean }[] = [
  { hand: 'touch', size: 'phone', locale: 'zh-CN', looks: true, rounds: true },
  { hand: 'touch', size: 'desktop', locale: 'en', looks: false, rounds: false },
  { hand: 'mouse', size: 'desktop', locale: 'en', looks: true, rounds: true },
  { hand: 'mouse', size: 'phone', locale: 'zh-CN', looks: false, rounds: false },
  { hand: 'keyboard', size: 'desktop', locale: 'zh-CN', looks: false, rounds: true },
  { hand: 'keyboard', size: 'phone', locale: 'en', looks: false, rounds: false },
]

type Ask = <T>(method: string, path: string, body?: unknown) => Promise<T>

/** A new worker with this hand. */
const worker = async (
  { hand, size, locale }: (typeof hands)[number],
  name: string,
): Promise<{ page: Page; ask: Ask }> => {
  const page = await visitor({ size, touch: hand === 'touch', locale })
  await register(page, {
    username: `${name}.${hand}.${size}.${Date.now().toString(36)}`,
    displayName: 'Every Type',
    tradeCode: seededTrade,
  })
  const ask = (method: string, path: string, body?: unknown) =>
    page.evaluate(
      async ([method = '', path = '', body]) => {
        const headers = { 'content-type': 'application/json' }
        return (await fetch(path, { method, headers, ...(body ? { body } : {}) })).json()
      },
      [method, path, body === undefined ? '' : JSON.stringify(body)],
    )
  return { page, ask }
}

const atQuestion = (page: Page, question: number, of: number) =>
  page.getByText(`${question}/${of}`, { exact: true }).first().waitFor()

const settled = async (page: Page) => {
  await page.locator('article').first().waitFor()
  // Formulas come with a script of their own.
  await expect.poll(() => page.locator('article [class*=plainFormula]').count()).toBe(0)
}

describe.each(hands)('by $hand on a $size in $locale', (means) => {
  const { hand, locale, looks, rounds } = means
  const say = words[locale]
  const drafts = everyType(locale)

  const inRound = rounds ? test : () => {}
  inRound('every type is answered in a round, and the review says what was right', { timeout: 600_000 }, async () => {
    const { page, ask } = await worker(means, 'round')
    const wish = { mode: 'random', tradeCode: seededTrade, language: locale, count: 20 }
    const round = await ask<{ roundId: string; slots: { question: PracticeQuestion }[] }>(
      'POST',
      '/api/practice/rounds',
      wish,
    )
    expect(round.slots).toHaveLength(drafts.length)
    await page.goto(`/practice/rounds/${round.roundId}`)
    let cases = 0
    const looked = new Set<string>()
    for (const [slot, { question }] of round.slots.entries()) {
      await atQuestion(page, slot + 1, drafts.length)
      await settled(page)
      if (await page.getByText(say.case).count()) cases += 1
      const plan = planOf(drafts, question)
      await answer(page, hand, plan)
      if (plan.type === 'gaps') {
        // What is typed and not yet confirmed is still there after a reload; the round opens at its first open question.
        await page.reload()
        await atQuestion(page, slot + 1, drafts.length)
        await expect.poll(() => page.locator('article input').first().inputValue()).toBe(plan.texts[0])
      }
      await goOn(page, hand, say.confirm)
      const verdict = question.type === 'written' ? say.open : say.right
      await page.locator('article section').getByText(verdict, { exact: true }).first().waitFor()
      await settled(page)
      if (looks && !looked.has(question.type)) await expectFit(page)
      looked.add(question.type)
      await goOn(page, hand, slot + 1 === drafts.length ? say.finish : say.next)
    }
    expect(cases).toBe(2)
    await page.waitForURL('**/summary')
  })

  test('every type is answered in a timed quiz, and nothing typed is lost', { timeout: 600_000 }, async () => {
    const { page, ask } = await worker(means, 'quiz')
    const { items } = await ask<{ items: { quizId: string; title: string }[] }>('GET', '/api/quizzes')
    const quizId = items.find(({ title }) => title.endsWith(`(${locale})`))?.quizId
    await page.goto(`/quizzes/${quizId}`)
    await goOn(page, hand === 'keyboard' ? 'mouse' : hand, say.begin)
    await page.waitForURL('**/attempts/*')
    const attemptId = new URL(page.url()).pathname.split('/').at(-1)
    const attempt = await ask<{ slots: { question: PracticeQuestion }[] }>('GET', `/api/attempts/${attemptId}`)
    const { slots } = attempt
    for (const [slot, { question }] of slots.entries()) {
      await atQuestion(page, slot + 1, slots.length)
      await settled(page)
      const plan = planOf(drafts, question)
      await answer(page, hand, plan)
      if (plan.type === 'essay') {
        // At once, before a pause has sent it: what was typed comes back from the device.
        await page.reload()
        await page.locator('article').first().waitFor()
        // Nothing is open any more, so it opens at the first question.
        for (let step = 0; step < slot; step++) await page.keyboard.press('ArrowRight')
        await atQuestion(page, slot + 1, slots.length)
        await expect.poll(() => page.locator('article textarea').inputValue()).toBe(plan.text)
      }
      await page.getByText(say.saved).first().waitFor()
      await goOn(page, hand, slot + 1 === slots.length ? say.handIn : say.next)
    }
    const sheet = page.locator('dialog[open]').getByRole('button', { name: say.handIn, exact: true })
    if (hand === 'touch') await sheet.tap()
    else if (hand === 'mouse') await sheet.click()
    else await sheet.press('Enter')
    await page.waitForURL('**/result')
    await page.locator('details').first().waitFor()
    for (const summary of await page.locator('details > summary').all()) await summary.click()
    await settled(page)
    const marks = await page.locator('article section').getByText(say.right, { exact: true }).count()
    expect(marks).toBe(slots.length - 1)
    await page.locator('article section').getByText(say.open, { exact: true }).waitFor()
    if (looks) await expectFit(page)
  })
})
