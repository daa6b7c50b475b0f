import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { expectAccessible, journeys } from './journey.ts'

const { signedIn } = journeys()

/** Three that can be read, three that cannot. */
const ownFile = (mark: string) => ({
  name: `${mark}.csv`,
  mimeType: 'text/csv',
  buffer: Buffer.from(`题型,题干,选项A,选项B,选项C,选项D,答案,解析
单选题,${mark}：测量外径公差 0.02 mm 的轴，选用哪种量具？,钢直尺,外径千分尺,塞尺,角度尺,B,分度值要小于公差。
多选题,${mark}：开动砂轮机前要检查哪些项目？,砂轮有无裂纹,防护罩,托架间隙,照明,ABC,逐项检查。
判断题,${mark}：可以戴手套操作钻床。,,,,,错,旋转部件会绞住手套。
单选题,${mark}：这道题没有答案,甲,乙,丙,丁,,
单选题,${mark}：答案不在选项里,甲,乙,,,D,
单选题,${mark}：两个选项一样,甲,甲,丙,丁,A,
`),
})

const settled = async (page: Page, path: string) => {
  await page.goto(path)
  await page.locator('main h1').waitFor()
  await page.waitForFunction(() => document.querySelector('[class*=skeleton]') === null)
}
const upload = async (page: Page, mark: string) => {
  await settled(page, '/office/imports')
  await page.getByLabel('题目文件').setInputFiles(ownFile(mark))
  await page.getByLabel('工种').selectOption({ label: '车工' })
  await page.getByRole('button', { name: '上传并读取' }).click()
  await page.getByRole('heading', { name: `${mark}.csv` }).waitFor()
}

test('an admin imports a file, sees its problems first, puts it into the bank and finds a question in it', async () => {
  const page = await signedIn('admin', { size: 'desktop' })
  await upload(page, '自编甲')
  const problems = page.getByRole('table', { name: '没读成的题' })
  await problems.getByRole('row', { name: '第 5 行 缺答案' }).waitFor()
  await problems.getByRole('row', { name: '第 6 行 答案是 D，但只有 2 个选项' }).waitFor()
  await problems.getByRole('row', { name: '第 7 行 选项 A 和 B 一样' }).waitFor()
  await page.getByRole('heading', { name: '第 2 行，工人看到的样子' }).waitFor()
  await expectAccessible(page)

  await page.getByRole('button', { name: '把 3 道新题放进题库' }).click()
  const asked = page.getByRole('dialog', { name: '放进题库？' })
  await asked.getByText('车工将增加 3 道新题').waitFor()
  await expectAccessible(page)
  await asked.getByRole('button', { name: '把 3 道新题放进题库' }).click()
  await page.getByText('已放进题库 3 道新题').waitFor()

  await page.getByRole('link', { name: '查看这个工种的题目' }).click()
  await page.waitForURL('**/office/questions?tradeCode=*')
  await page.getByText('共 43 题').waitFor()
  await page.locator('main').press('/')
  await page.keyboard.type('自编甲 量具')
  await page.getByText('共 1 题').waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/office\/questions\/[0-9a-f-]{36}\?/)
  await page.getByText('外径千分尺').waitFor()
  await page.getByText('分度值要小于公差。').waitFor()

  // The same file again brings nothing new, and can be thrown away.
  await upload(page, '自编甲')
  await page.getByText('题库里都已有').waitFor()
  await page.getByRole('button', { name: '丢弃这次导入' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '丢弃这次导入' }).click()
  await page.waitForURL('**/office/imports')
  await page.getByText('已丢弃这次导入').waitFor()
})

test('a file that is no bank is refused with what would help, and too large a one before it is sent', async () => {
  const page = await signedIn('admin', { size: 'desktop', locale: 'en' })
  await settled(page, '/office/imports')
  const file = page.getByLabel('File of questions')
  await file.setInputFiles({ name: 'large.csv', mimeType: 'text/csv', buffer: Buffer.alloc(33 * 1024 * 1024, 'x') })
  await page.getByText('This file has 33 MB, more than 32 MB').waitFor()
  await file.setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n') })
  await page.getByLabel('Trade').selectOption({ label: 'Electrician' })
  await page.getByRole('button', { name: 'Upload and read' }).click()
  await page.getByText('This is a PDF. Copy the questions into a sheet').waitFor()
  await expectAccessible(page)
})

test('a retired question says so, and comes back with one tap', async () => {
  const page = await signedIn('admin', { size: 'desktop' })
  await settled(page, '/office/questions?search=卡盘扳手')
  await page.locator('a[data-row]').first().click()
  await page.getByRole('button', { name: '停用这道题' }).click()
  await page.getByText('新的练习和测验不再抽到它').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: '停用这道题' }).click()
  await page.getByRole('button', { name: '重新使用' }).waitFor()
  // The pointer holds the note, however long the look at the page takes.
  await page.getByText('已停用这道题').hover()
  await expectAccessible(page)
  await page.getByRole('button', { name: '撤销' }).click()
  await page.getByRole('button', { name: '停用这道题' }).waitFor()
})

test('an admin adds an organisation, sees its code to print, and hands out a code for a forgotten password', async () => {
  const page = await signedIn('admin', { size: 'desktop' })
  await settled(page, '/office/organisations')
  await page.getByRole('button', { name: /在“东湖区总工会”下添加/ }).click()
  await page.getByLabel('名称').fill('云山工具厂')
  await page.getByRole('dialog').getByRole('button', { name: '添加单位' }).click()
  await page.getByLabel('查找单位').fill('工具厂')
  const row = page.getByRole('row', { name: '云山工具厂' })
  await row.getByRole('link', { name: '二维码和打印' }).click()
  await page.getByRole('img', { name: '云山工具厂的加入二维码' }).waitFor()
  await expectAccessible(page)

  await settled(page, '/office/people?search=李明')
  await page.getByRole('button', { name: '管理 李明' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '生成一次性代码' }).click()
  await dialog.getByText('代码只显示这一次').waitFor()
  await dialog.getByLabel('权限').selectOption({ label: '工会干部' })
  await dialog.getByRole('button', { name: '授予' }).click()
  await dialog.getByRole('button', { name: '收回：工会干部 · 云山市总工会' }).waitFor()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: '收回：工会干部 · 云山市总工会' }).click()
  await dialog.getByRole('button', { name: '收回：工会干部 · 云山市总工会' }).waitFor({ state: 'detached' })
})

test('a union officer sees who takes part, down to a district, and takes the figures along', async () => {
  const page = await signedIn('union', { size: 'desktop' })
  await settled(page, '/office')
  await page.waitForURL('**/office/participation')
  // Nothing of the banks is for this role.
  expect(await page.getByRole('navigation').getByRole('link').allTextContents()).toEqual(['参与情况'])
  await page.getByText('数字里含演示用的示例职工').waitFor()
  await page.locator('canvas').waitFor()
  await page.getByText('看每天的数字').click()
  expect(await page.getByRole('table', { name: '每天的参与' }).locator('tbody tr').count()).toBe(56)

  const organisations = page.getByRole('table', { name: '按下级单位' })
  await organisations.getByRole('button', { name: '人数', exact: true }).click()
  expect(await organisations.getByRole('columnheader', { name: '人数', exact: true }).getAttribute('aria-sort')).toBe(
    'descending',
  )
  await organisations.getByRole('link', { name: '东湖区总工会' }).click()
  await page.getByRole('heading', { name: '东湖区总工会', level: 1 }).waitFor()

  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出 Excel' }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^参与情况 东湖区总工会 .*\.xlsx$/)
  expect((await readFile(await file.path())).subarray(0, 2).toString()).toBe('PK')
})

test('a worker who comes by an address of the office is told what is missing', async () => {
  const page = await signedIn('worker', { size: 'phone' })
  await page.goto('/office/banks')
  await page.getByText('没有这项权限').waitFor()
})

const pages = ['banks', 'questions', 'reports', 'imports', 'organisations', 'people', 'participation', 'nowhere']
describe.each(['phone', 'desktop'] as const)('on a %s', (size) => {
  test.each(['zh-CN', 'en'] as const)('every page of the office is accessible and fits, in %s', async (locale) => {
    const page = await signedIn('admin', { size, locale })
    for (const path of pages) {
      await settled(page, `/office/${path}`)
      await expectAccessible(page)
    }
  })
})
