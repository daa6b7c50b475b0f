import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible, expectFit, journeys } from './journey.ts'
import { register } from './people.ts'

const { visitor, signedIn } = journeys()

/** A trade of which the demo has no questions: a round of it holds what this journey brought. */
const tradeCode = '6-30-05-05'

const settled = async (page: Page, path: string) => {
  await page.goto(path)
  await page.locator('h1').waitFor()
  await page.waitForFunction(() => document.querySelector('[class*=skeleton]') === null)
}

/** An admin makes somebody an expert of the whole federation. */
const grantExpert = async (admin: Page, username: string) => {
  const status = await admin.evaluate(async (name) => {
    const read = async (url: string) => (await fetch(url)).json()
    const [one] = (await read(`/api/accounts?search=${name}`)).items
    const root = (await read('/api/organisations')).items.find((item: { parentId: unknown }) => item.parentId === null)
    const body = JSON.stringify({ role: 'expert', organisationId: root.organisationId })
    const headers = { 'content-type': 'application/json' }
    return (await fetch(`/api/accounts/${one.personId}/roles`, { method: 'POST', headers, body })).status
  }, username)
  expect(status).toBe(200)
}

test('a worker contributes on the phone, somebody reviews it on a PC, it is published, reported, and the reporter told', async () => {
  const phone = await visitor({ size: 'phone' })
  await register(phone, { username: 'beitrag', displayName: '周师傅', tradeCode })
  await settled(phone, '/contribute')
  await expectFit(phone)
  await phone.getByRole('button', { name: '交给专家' }).tap()
  await phone.getByText('还有没填的地方，已标出。').waitFor()
  await phone.getByLabel('题目', { exact: true }).fill('起吊前为什么要先试吊？')
  for (const [letter, text] of [
    ['A', '检查制动和捆绑是否可靠'],
    ['B', '让吊物热身'],
  ] as const)
    await phone.getByRole('textbox', { name: `选项 ${letter}` }).fill(text)
  await phone.getByRole('radio', { name: 'A 正确' }).tap()
  await phone.getByLabel('从哪里来的（可不填）').fill('班前会')
  await phone.getByRole('button', { name: '交给专家' }).tap()
  await phone.getByText('等专家看').waitFor()
  await expectFit(phone)

  const office = await signedIn('admin', { size: 'desktop' })
  await settled(office, '/office/review')
  await office.getByText('周师傅 投稿').waitFor()
  await office.getByRole('button', { name: '通过' }).waitFor()
  await expectAccessible(office)
  await office.locator('main').press('r')
  await office.getByRole('dialog').getByLabel('原因').fill('再写一个干扰项')
  await office.getByRole('dialog').getByRole('button', { name: '退回' }).click()
  await office.getByText('没有等待审核的题').waitFor()

  await settled(phone, '/')
  await phone.getByText('你投的题请改一改：').waitFor()
  await expectFit(phone)
  await settled(phone, '/contributions')
  await phone.getByRole('button', { name: '改一改，再交' }).tap()
  await phone.getByRole('button', { name: '加一个选项' }).tap()
  await phone.getByRole('textbox', { name: '选项 C' }).fill('省一次起吊')
  await phone.getByRole('button', { name: '改好了，再交' }).tap()
  await phone.getByText('等专家看').waitFor()

  await settled(office, '/office/review')
  await office.getByText('省一次起吊').waitFor()
  await office.locator('main').press('a')
  await office.getByText('已通过，开始使用').waitFor()

  await settled(phone, '/contributions')
  await phone.getByText('已进题库').waitFor()
  await settled(phone, '/')
  await phone.getByText('你投的题已进题库：').waitFor()
  await phone.getByRole('button', { name: '知道了' }).tap()
  await phone.getByText('你投的题已进题库：').waitFor({ state: 'detached' })

  // Somebody else practises it, finds it unclear, and says so.
  const other = await visitor({ size: 'phone' })
  await register(other, { username: 'meldung', displayName: '吴师傅', tradeCode })
  await settled(other, '/')
  await other.getByRole('button', { name: '开始练', exact: true }).tap()
  await other.waitForURL('**/practice/rounds/*')
  await other.locator('fieldset label').first().tap()
  await other.getByRole('button', { name: '确定', exact: true }).first().tap()
  await other.getByRole('button', { name: '这题有问题' }).tap()
  const sheet = other.getByRole('dialog')
  await sheet.getByLabel('想补充的话').fill('试吊多高？')
  await sheet.getByRole('button', { name: '题目看不明白' }).tap()
  await other.getByText('已收到，谢谢反映').waitFor()
  await settled(phone, '/contributions')
  await phone.getByText('被做过 1 次').waitFor()

  await settled(office, '/office/reports')
  const row = office.getByRole('row', { name: /起吊前为什么要先试吊/ })
  await row.getByText('试吊多高？').waitFor()
  await row.getByText('1 次，对').waitFor()
  await expectAccessible(office)
  await row.getByRole('link', { name: /起吊前/ }).click()
  await office.getByText('周*傅').waitFor()
  await expectAccessible(office)
  await office.getByRole('button', { name: '改这道题' }).click()
  await office.waitForURL('**/edit')
  await office.getByLabel('题干', { exact: true }).fill('起吊前为什么要先试吊 \\(0.2\\,\\mathrm{m}\\)？')
  await office.getByText('已保存').waitFor()
  await office.locator('article .katex, article math').first().waitFor()
  await expectAccessible(office)
  await office.getByRole('button', { name: '交审核' }).click()
  await office.getByText('你写过或改过这一版').or(office.getByText('没有别人能审核这道题')).waitFor()
  expect(await office.getByRole('button', { name: '通过' }).isDisabled()).toBe(true)

  // Two pairs of eyes: another expert sees the difference and publishes it.
  const expert = await visitor({ size: 'desktop' })
  await register(expert, { username: 'pruefung', displayName: '郑工', tradeCode })
  await grantExpert(office, 'pruefung')
  await settled(expert, '/office/review')
  await expert.getByText('0.2').first().waitFor()
  await expert.locator('main').press('a')
  await expert.getByText('已通过，开始使用').waitFor()

  await settled(office, '/office/reports')
  await office
    .getByRole('row', { name: /起吊前为什么要先试吊/ })
    .getByRole('button', { name: '已修改' })
    .click()
  await office.getByRole('dialog').getByLabel('给反映人的回复').fill('已写明 0.2 米')
  await office.getByRole('dialog').getByRole('button', { name: '标为已修改' }).click()
  await office.getByText('1 条反映已标为').waitFor()
  await settled(other, '/')
  await other.getByText('已写明 0.2 米').waitFor()
  await expectFit(other)
})

test('a question of each type can be begun in the office, in English and on a small screen', async () => {
  const page = await signedIn('admin', { size: 'phone', touch: false, locale: 'en' })
  await settled(page, '/office/questions/new')
  await expectAccessible(page)
  await page.getByLabel('Trade').selectOption({ index: 3 })
  await page.getByRole('button', { name: 'Begin' }).click()
  await page.waitForURL('**/edit')
  await page.getByLabel('Type').waitFor()
  for (const type of ['true-false', 'blanks', 'numeric', 'ordering', 'written', 'matching'])
    await page.getByLabel('Type').selectOption(type)
  await expectAccessible(page)
  await page.getByText('Saved', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Hand in for review' }).click()
  await page.getByText('The question has no text yet.').waitFor()
  await page.getByRole('button', { name: 'Discard' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click()
  await page.waitForURL('**/office/review?state=draft')
})
