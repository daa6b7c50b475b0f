import { type Content, contentText, type PracticeQuestion, type QuestionDraft } from '@lianbing/contract'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

export type Hand = 'mouse' | 'touch' | 'keyboard'

/** The right answer by places: which of the shown options and targets, and what is typed. */
export type Plan =
  | { type: 'choices'; places: number[] }
  | { type: 'order'; ids: string[]; places: number[] }
  | { type: 'pairs'; pairs: [number, number][] }
  | { type: 'gaps'; texts: string[] }
  | { type: 'number'; text: string }
  | { type: 'essay'; text: string }

const same = (a: Content, b: Content | undefined) => contentText(a) === contentText(b ?? [])

/** What has to be done with a question as it was shown, found by comparing it with what its author wrote. */
export const planOf = (drafts: readonly QuestionDraft[], shown: PracticeQuestion): Plan => {
  const draft = drafts.find(({ stem, material }) => same(stem, shown.stem) && same(material, shown.material))
  if (!draft) throw new Error(`no such question: ${JSON.stringify(shown.stem)}`)
  const placeOf = (side: 'options' | 'targets') => (own: string) => {
    const content = draft[side].find(({ id }) => id === own)?.content
    return shown[side].findIndex((option) => same(option.content, content))
  }
  const { key } = draft
  const [option, target] = [placeOf('options'), placeOf('targets')]
  if (key.type === 'single-choice') return { type: 'choices', places: [option(key.choice)] }
  if (key.type === 'multiple-choice') return { type: 'choices', places: key.choices.map(option) }
  if (key.type === 'true-false') return { type: 'choices', places: [key.truth ? 0 : 1] }
  if (key.type === 'blanks') return { type: 'gaps', texts: key.texts.map((texts) => texts.at(-1) ?? '') }
  // As a Chinese keyboard gives it.
  if (key.type === 'numeric') return { type: 'number', text: key.number.replace('.', '。').replace('1', '１') }
  if (key.type === 'matching') return { type: 'pairs', pairs: key.pairs.map(([a, b]) => [option(a), target(b)]) }
  if (key.type === 'written') return { type: 'essay', text: '手套会被卷入。Gloves are drawn in.' }
  const places = key.order.map(option)
  return { type: 'order', places, ids: places.map((place) => shown.options[place]?.id ?? '') }
}

/** Opens a page of the office and waits until what it shows has come. */
export const settled = async (page: Page, path: string): Promise<void> => {
  await page.goto(path)
  await page.locator('main h1').waitFor()
  await page.waitForFunction(() => document.querySelector('[class*=skeleton]') === null)
}

/** Tab, as somebody without a mouse does it, until the focus is where it should be. */
export const tabTo = async (page: Page, wanted: Locator): Promise<void> => {
  for (let tries = 0; tries < 80; tries++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${wanted} is not reached by the keyboard`)
}

const press = (hand: Hand, locator: Locator) => (hand === 'touch' ? locator.tap() : locator.click())

const control = (id: string) => `[data-control="${id}"]`

const answerByKeyboard = async (page: Page, plan: Plan): Promise<void> => {
  const { keyboard } = page
  if (plan.type === 'choices') for (const place of plan.places) await keyboard.press(String(place + 1))
  if (plan.type === 'pairs')
    for (const [left, right] of plan.pairs) {
      await keyboard.press('ABCDEFGHI'[left] ?? '')
      await keyboard.press(String(right + 1))
    }
  if (plan.type === 'order') {
    // The last two the wrong way round, then mended with the arrow that moves one up.
    const [last = 0, ...others] = [...plan.places].reverse()
    const start = others.reverse()
    for (const place of [...start.slice(0, -1), last, ...start.slice(-1)]) await keyboard.press(String(place + 1))
    const moved = plan.ids.at(-2) ?? ''
    await tabTo(page, page.locator(control(`up ${moved}`)))
    await keyboard.press('Enter')
    // The focus goes along with what was moved.
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-control')))
      .toBe(`up ${moved}`)
  }
  if (plan.type === 'gaps') {
    await tabTo(page, page.locator('article input').first())
    for (const [index, text] of plan.texts.entries()) {
      if (index > 0) await keyboard.press('Enter')
      await keyboard.insertText(text)
    }
  }
  if (plan.type === 'number' || plan.type === 'essay') {
    await tabTo(page, page.locator(plan.type === 'number' ? 'article input' : 'article textarea'))
    await keyboard.insertText(plan.text)
  }
}

/** Answers the question on the screen. */
export const answer = async (page: Page, hand: Hand, plan: Plan): Promise<void> => {
  const article = page.locator('article').first()
  await article.locator('fieldset, input, textarea, ol, ul').first().waitFor()
  if (hand === 'keyboard') return answerByKeyboard(page, plan)
  if (plan.type === 'choices')
    for (const place of plan.places) await press(hand, article.locator('fieldset label').nth(place))
  if (plan.type === 'order') for (const id of plan.ids) await press(hand, article.locator(control(id)))
  if (plan.type === 'pairs')
    for (const [left, right] of plan.pairs) {
      await press(hand, article.locator('ol').first().locator('button').nth(left))
      await press(hand, article.locator('ol').nth(1).locator('button').nth(right))
    }
  const fields = article.locator('input, textarea')
  const texts = plan.type === 'gaps' ? plan.texts : plan.type === 'number' || plan.type === 'essay' ? [plan.text] : []
  for (const [index, text] of texts.entries()) {
    await press(hand, fields.nth(index))
    await page.keyboard.insertText(text)
  }
}

/** The button that goes on, by its name. */
export const goOn = async (page: Page, hand: Hand, name: string): Promise<void> => {
  const button = page.getByRole('button', { name, exact: true }).last()
  await button.waitFor()
  if (hand !== 'keyboard') return press(hand, button)
  // In a longer text Enter is a new line: from there the way leads over the button.
  const inText = await page.evaluate(() => document.activeElement?.matches('textarea, article button') === true)
  if (inText) await tabTo(page, button)
  await page.keyboard.press('Enter')
}
