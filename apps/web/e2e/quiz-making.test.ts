import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { optionsOf, turnTo } from './attempt-journey.ts'
import { expectAccessible, expectRoom, journeys, type Size } from './journey.ts'
import { register } from './people.ts'

const { visitor, signedIn } = journeys()

/** A trade of the demo with a few dozen questions: far too few for a national paper. */
const tradeCode = '6-31-01-03'

const said = {
  'zh-CN': {
    newQuiz: '新建测验',
    create: '新建',
    notEnough: '题库里的题不够，还不能发布：',
    lacks: /第 2 大题 判断题.*要 40 题，最多能出 10 题，缺 30 题/,
    enough: '题库里的题够出这张卷。',
    count: (place: number) => `题数: 第 ${place} 大题`,
    remove: '删除: 第 2 大题',
    pass: '及格分',
    saved: '已保存',
    opening: '添加开放时段',
    saveOpening: '保存时段',
    publish: '发布',
    open: '开放中',
    start: '开始测验',
    handIn: '交卷',
  },
  en: {
    newQuiz: 'New quiz',
    create: 'Create',
    notEnough: 'The bank has too few questions, so this cannot be published yet:',
    lacks: /Section 2 True or false.*40 wanted, at most 10 can be drawn, 30 missing/,
    enough: 'The bank has enough questions for this paper.',
    count: (place: number) => `Questions: Section ${place}`,
    remove: 'Remove: Section 2',
    pass: 'Pass mark',
    saved: 'Saved',
    opening: 'Add an opening',
    saveOpening: 'Save the opening',
    publish: 'Publish',
    open: 'Open',
    start: 'Begin the quiz',
    handIn: 'Hand in',
  },
}

const begin = async (page: Page, locale: 'zh-CN' | 'en', title: string) => {
  const words = said[locale]
  await page.goto('/office/quizzes')
  await page.getByRole('button', { name: words.newQuiz }).click()
  const dialog = page.getByRole('dialog', { name: words.newQuiz })
  await dialog.getByRole('textbox').fill(title)
  await dialog.locator('select').nth(1).selectOption(tradeCode)
  await dialog.getByRole('button', { name: words.create, exact: true }).click()
  await page.getByText(words.notEnough).waitFor()
}

const cases: [Size, 'zh-CN' | 'en'][] = [
  ['desktop', 'zh-CN'],
  ['phone', 'en'],
]
test.each(cases)(
  'a national paper from a template, its lack mended, is published and sat (%s, %s)',
  async (size, locale) => {
    const words = said[locale]
    const title = `摸底考试 ${size}`
    const page = await signedIn('admin', { size, locale })
    await begin(page, locale, title)
    await page.getByText(words.lacks).waitFor()
    expect(await page.getByRole('button', { name: words.publish, exact: true }).isDisabled()).toBe(true)
    await expectRoom(page)

    // Three questions of one type are enough to sit.
    await page.getByRole('textbox', { name: words.count(1) }).fill('3')
    await page.getByRole('button', { name: words.remove }).click()
    await page.getByRole('textbox', { name: words.pass }).first().fill('1')
    await page.getByText(words.enough).waitFor()
    await page.getByRole('status').getByText(words.saved, { exact: true }).waitFor()
    await expectAccessible(page)

    await page.getByRole('button', { name: words.opening }).click()
    const dialog = page.getByRole('dialog', { name: words.opening })
    const field = dialog.locator('input[type=datetime-local]').first()
    // In the zone of the server, whatever the zone of the browser.
    await field.fill(`${Number((await field.inputValue()).slice(0, 4)) - 1}${(await field.inputValue()).slice(4)}`)
    await dialog.getByRole('button', { name: words.saveOpening }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: words.publish, exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: words.publish, exact: true }).click()
    await page.getByText(words.open, { exact: true }).first().waitFor()

    const worker = await visitor({ size, locale })
    await register(worker, { username: `making-${size}`, displayName: 'Making', tradeCode })
    await worker.goto('/quizzes')
    await worker.getByRole('link', { name: title }).click()
    await worker.getByRole('button', { name: words.start }).click()
    for (const slot of [0, 1, 2]) {
      await worker.locator('article fieldset').first().waitFor()
      await turnTo(worker, slot)
      await optionsOf(worker).first().click()
    }
    await worker.getByRole('button', { name: words.handIn, exact: true }).last().click()
    await worker.getByRole('dialog').getByRole('button', { name: words.handIn, exact: true }).click()
    await worker.waitForURL('**/result')
    await worker.getByText(/1\.5/).first().waitFor()
  },
)

test('what two editors change at once is lost by neither', async () => {
  const one = await signedIn('admin', { size: 'desktop' })
  await begin(one, 'zh-CN', '两人同时改')
  const two = await signedIn('admin', { size: 'desktop' })
  await two.goto(one.url())
  const title = (page: Page) => page.getByRole('textbox', { name: '名称', exact: true })
  await title(two).waitFor()
  await title(one).fill('甲的名称')
  await one.getByRole('status').getByText('已保存', { exact: true }).waitFor()
  await title(two).fill('乙的名称')
  await two.getByRole('alert').waitFor()
  await two.getByRole('button', { name: '两份都留' }).click()
  await two.getByRole('heading', { name: '乙的名称（副本）' }).waitFor()
  await one.reload()
  expect(await title(one).inputValue()).toBe('甲的名称')
})
