import { type QuestionDraft, textContent } from '@lianbing/contract'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../../api/src/db/client.ts'
import { runningEmbedded } from '../../api/src/db/embedded/running-embedded.ts'
import { addDrafts } from '../../api/src/features/banks/add-drafts.ts'
import { everyType } from './every-type.ts'
import { expectAccessible, expectRoom, journeys, looks } from './journey.ts'
import { served } from './served.ts'

const { signedIn } = journeys()
/** A trade that no other journey looks at. */
const tradeCode = '6-18-02-04'

const draft = (stem: string, right: string, source: string): QuestionDraft => {
  const [any] = everyType('zh-CN')
  if (any === undefined) throw new Error('no question to start from')
  const options = ['兆欧表', '电流表', '电压表'].map((text, at) => ({
    id: 'ABC'.charAt(at),
    content: textContent(text),
    pinned: false,
  }))
  const choice = options.find(({ content }) => JSON.stringify(content).includes(right))?.id ?? ''
  const key = { type: 'single-choice' as const, choice }
  return {
    ...any,
    type: 'single-choice',
    material: [],
    group: null,
    stem: textContent(stem),
    options,
    targets: [],
    key,
    source,
    explanation: [],
  }
}

beforeAll(async () => {
  const server = await runningEmbedded(served().dataDir)
  if (!server) throw new Error('the journeys’ server has no database')
  const db = openDatabase(server.url, 2)
  try {
    const target = { tradeCode, bankName: '焊工题库' }
    await addDrafts(db, target, [
      draft('焊机绝缘电阻的测量应当使用（ ）。', '电流表', '厂内题库'),
      draft('焊机二次电压的测量，应选用哪种仪表', '电压表', '厂内题库'),
      draft('焊机二次电压的测量应选用哪种仪表？', '电压表', '省赛题库'),
    ])
    await addDrafts(db, target, [draft('焊机绝缘电阻的测量应当使用（ ）。', '兆欧表', '省赛题库')])
  } finally {
    await db.$client.end()
  }
})

const open = async (page: Page, query = '') => {
  await page.goto(`/office/conflicts?tradeCode=${tradeCode}${query}`)
  await page.locator('main h1').waitFor()
  await page.waitForFunction(() => document.querySelector('[class*=skeleton]') === null)
}

describe.each(looks)('$size, $locale', ({ size, locale, axe }) => {
  test('conflicts and duplicates fit, beside each other or below', async () => {
    const page = await signedIn('admin', { size, locale })
    await open(page)
    await expectRoom(page)
    if (axe) await expectAccessible(page)
    await open(page, '&kind=duplicate')
    await expectRoom(page)
    if (axe) await expectAccessible(page)
  })
})

test('an expert finds the conflict first, mends its key in one step, takes it back, and retires a duplicate', async () => {
  const page = await signedIn('admin', { size: 'desktop' })
  await open(page)
  const list = page.getByRole('navigation', { name: '待处理的题' }).getByRole('button')
  expect(await list.count()).toBe(2)
  const bank = page.getByRole('region', { name: '题库里的题' })
  await bank.getByText('厂内题库').waitFor()
  await bank.getByText('答案: B').waitFor()
  await page.getByRole('region', { name: '导入文件里的题' }).getByText('答案: A').waitFor()
  expect(await page.getByLabel('依据（写进修改记录）').inputValue()).toBe('核对后采用“省赛题库”的答案')
  await page.getByRole('button', { name: '改用文件里的答案' }).click()
  await page.getByText('答案已改，原来的答案留在修改记录里').waitFor()
  await page.getByRole('button', { name: '撤销' }).click()
  await page.getByText('已撤销').waitFor()
  await bank.getByText('答案: B').waitFor()

  await list.first().focus()
  await page.keyboard.press('ArrowDown')
  const second = page.getByRole('region', { name: '第二道' }).getByRole('link', { name: '打开这道题' })
  const retired = (await second.getAttribute('href')) ?? ''
  await page.getByRole('button', { name: '留第一道，停用第二道' }).click()
  await page.getByText('已停用重复的那道题').waitFor()
  await expect.poll(() => list.count()).toBe(1)
  await page.getByRole('button', { name: '题库里的答案是对的' }).click()
  await page.getByText('没有答案冲突，也没有疑似重复的题').waitFor()
  await page.goto(retired)
  await page.getByText('重复的题：').getByRole('link').waitFor()
})
