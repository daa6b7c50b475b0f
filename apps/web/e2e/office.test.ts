import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { settled } from './hands.ts'
import { expectAccessible, expectRoom, journeys, looks } from './journey.ts'
import { register } from './people.ts'

const { signedIn, visitor } = journeys()

test('a retired question says so, and comes back with one tap', async () => {
  const page = await signedIn('admin', { size: 'desktop' })
  await settled(page, '/office/questions?search=卡盘扳手')
  await page.locator('a[data-row]').first().click()
  await page.getByRole('button', { name: '停用这道题' }).click()
  await page.getByText('新的练习和测验不再抽到它').waitFor()
  await page.getByRole('dialog').getByLabel('原因').fill('工具已换')
  await page.getByRole('dialog').getByRole('button', { name: '停用这道题' }).click()
  await page.getByRole('button', { name: '重新使用' }).waitFor()
  // The pointer holds the note, however long the look at the page takes.
  await page.getByText('已停用这道题').hover()
  await expectAccessible(page)
  await page.getByRole('button', { name: '撤销' }).click()
  await page.getByRole('button', { name: '停用这道题' }).waitFor()
})

test('a search is kept, many questions are changed at once, and the change is taken back', async () => {
  const page = await signedIn('admin', { size: 'desktop' })
  await settled(page, '/office/questions?level=4&type=multiple-choice')
  await page.getByRole('button', { name: '保存这个筛选' }).click()
  await page.getByRole('dialog').getByLabel('名称').fill('四级多选')
  await page.getByRole('dialog').getByRole('button', { name: '保存', exact: true }).click()
  await settled(page, '/office/questions')
  await page.getByLabel('常用筛选').selectOption('四级多选')
  await page.waitForURL('**/office/questions?*level=4*')
  const rows = page.locator('a[data-row]')
  await page.getByText(/^共 \d 题$/).waitFor()
  await rows.first().waitFor()
  const found = await rows.count()
  expect(found).toBeGreaterThan(1)

  await page.getByLabel('选择已显示的题').check()
  await page.getByRole('button', { name: '修改所选' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('修改什么').selectOption('难度')
  await dialog.getByLabel('难度', { exact: true }).selectOption('5')
  await dialog.getByText(`将修改 ${found} 题`).waitFor()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: '修改', exact: true }).click()
  await page.getByText(`已修改 ${found} 题`).hover()
  await page.getByRole('button', { name: '撤销' }).click()
  await page.getByText('已撤销').waitFor()
  await page.getByRole('button', { name: '删除', exact: true }).click()
  await page.getByText('已删除“四级多选”').waitFor()
})

test('exam points come from a sheet: looked at first, its faulty row named, and not twice', async () => {
  const page = await signedIn('admin', { size: 'desktop' })
  await settled(page, '/office/exam-points?tradeCode=6-29-01-05')
  const text = '代码,名称,上一级,权重,重要程度\nA,基础知识,,30,\nA1,高处作业,A,,X\nB,脚手架,,七十,\n'
  const file = { name: '细目表.csv', mimeType: 'text/csv', buffer: Buffer.from(text) }
  const dialog = page.getByRole('dialog')
  for (const button of ['导入 2 个', '没有要改的']) {
    await page.getByRole('button', { name: '从表格导入' }).click()
    await dialog.locator('input[type=file]').setInputFiles(file)
    await dialog.getByText('权重“七十”不是 0 到 100 的数').waitFor()
    await dialog.getByRole('button', { name: button }).waitFor()
    if (button === '没有要改的') break
    await expectAccessible(page)
    await dialog.getByRole('button', { name: button }).click()
    await page.getByText('新增 2 个鉴定点').waitFor()
  }
  expect(await page.getByRole('table', { name: '鉴定点', exact: true }).locator('tbody tr').count()).toBe(2)
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

const pages = [
  'banks',
  'questions',
  'exam-points',
  'standards',
  'reports',
  'review',
  'conflicts',
  'imports',
  'organisations',
  'people',
  'participation',
  'nowhere',
]
test.each(looks)('every page of the office is accessible and fits: $size, $locale', async ({ size, locale, axe }) => {
  // A word that cannot be broken, as long as it may be.
  const username = `${size}.${locale.toLowerCase()}.`.padEnd(32, 'long.user.name.')
  await register(await visitor({ size }), { username, displayName: '长名字', tradeCode: '6-18-01-01' })
  const page = await signedIn('admin', { size, locale })
  for (const path of pages) {
    await settled(page, `/office/${path}`)
    await (axe ? expectAccessible(page) : expectRoom(page))
  }
})
