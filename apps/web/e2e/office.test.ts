import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { tabTo } from './hands.ts'
import { expectAccessible, expectRoom, journeys, looks } from './journey.ts'

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

const asText = (name: string, ...lines: string[]) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(lines.join('\n')),
})
const ways = {
  mouse: {
    size: 'desktop',
    locale: 'zh-CN',
    questions: '选择文件',
    answers: '选择答案文件',
    without: '不用这个答案文件',
    trade: '工种',
    upload: '上传并读取',
    from: '答案取自 焊工答案.txt',
    commit: (count: number) => `把 ${count} 道新题放进题库`,
    discard: '丢弃这次导入',
    others: '读得不对？换一种读法',
    header: '表格，首行附近的标题行说明了每一列是什么：读出 1 题，4 题没读成',
    below: '每道题下面逐行列出选项：读出 2 题，0 题没读成',
    readSo: '这样读',
    place: (row: number) => `第 ${row} 行，工人看到的样子`,
    lacking: '第 2 行 缺选项',
  },
  keyboard: {
    size: 'phone',
    locale: 'en',
    questions: 'Choose a file',
    answers: 'Choose the file of answers',
    without: 'Without this file of answers',
    trade: 'Trade',
    upload: 'Upload and read',
    from: 'Answers from 焊工答案.txt',
    commit: (count: number) => `Put ${count} new ${count === 1 ? 'question' : 'questions'} into the bank`,
    discard: 'Discard this import',
    others: 'Not read as meant? Other ways to read it',
    header: 'A table; a row near the top names what each column is. Questions read: 1, not read: 4',
    below: 'The options stand below each question, a row each. Questions read: 2, not read: 0',
    readSo: 'Read it so',
    place: (row: number) => `Row ${row}, as workers will see it`,
    lacking: 'Row 2 The options are missing',
  },
} as const

describe.each(['mouse', 'keyboard'] as const)('by %s', (hand) => {
  const say = ways[hand]
  const begin = async () => {
    const page = await signedIn('admin', say)
    const act = async (wanted: Locator) => {
      await wanted.waitFor()
      if (hand === 'mouse') return wanted.click()
      await tabTo(page, wanted)
      await page.keyboard.press('Enter')
    }
    const button = (name: string) => page.getByRole('button', { name, exact: true })
    const choose = async (name: string, file: ReturnType<typeof asText>) => {
      const asked = page.waitForEvent('filechooser')
      await act(button(name))
      await (await asked).setFiles(file)
    }
    const send = async () => {
      const trade = page.getByLabel(say.trade)
      if (hand === 'mouse') await trade.selectOption({ index: 1 })
      else {
        await tabTo(page, trade)
        await page.keyboard.press('ArrowDown')
      }
      await act(button(say.upload))
      await page.waitForURL(/\/office\/imports\/[0-9a-f-]{36}$/)
    }
    const discard = async () => {
      await act(button(say.discard))
      await act(page.getByRole('dialog').getByRole('button', { name: say.discard }))
      await page.waitForURL('**/office/imports')
    }
    await settled(page, '/office/imports')
    return { page, act, button, choose, send, discard }
  }

  test('a file that was read wrongly is read in another way, and back again', async () => {
    const { page, act, button, choose, send, discard } = await begin()
    const lines = [
      '题型,答案,问题',
      '单选题,B,锉刀用来做什么？',
      ',,A.焊接',
      ',,B.锉削',
      ',,C.测量',
      '判断题,对,虎钳要固定牢。',
    ]
    await choose(say.questions, asText('选项在下.csv', ...lines))
    await send()
    const preview = (row: number) => page.getByRole('heading', { name: say.place(row) })
    const readAs = async (layout: string) => {
      await act(page.locator('summary').filter({ hasText: say.others }))
      const line = page.getByRole('listitem').filter({ hasText: layout })
      await expectAccessible(page)
      await act(line.getByRole('button', { name: say.readSo }))
    }
    await preview(2).waitFor()
    await readAs(say.header)
    await page.getByRole('row', { name: say.lacking }).waitFor()
    await preview(6).waitFor()
    expect(await preview(2).count()).toBe(0)
    await button(say.commit(1)).waitFor()
    // The button has gone with what was read; the next Tab starts at the top of the page's content.
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content')

    await readAs(say.below)
    await preview(2).waitFor()
    await button(say.commit(2)).waitFor()
    await discard()
  })

  test('a paper and the file of its answers are one import', async () => {
    const { page, act, button, choose, send, discard } = await begin()
    const asked = ['V 形', 'X 形'].map(
      (shape, n) => `${n + 1}. 哪种坡口是 ${shape}的？（  ）\nA. 甲图\nB. 乙图\nC. 丙图\n`,
    )
    const answers = asText('焊工答案.txt', '一、单项选择题', '1-2：AC')
    await choose(say.questions, asText('焊工试卷.txt', '一、单项选择题', ...asked))
    await choose(say.answers, answers)
    await page.getByText(answers.name).waitFor()
    await expectAccessible(page)
    await act(button(say.without))
    await page.getByText(answers.name).waitFor({ state: 'detached' })
    await choose(say.answers, answers)
    await send()
    await page.getByText(say.from).waitFor()
    await button(say.commit(2)).waitFor()
    await discard()
  })
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

const pages = [
  'banks',
  'questions',
  'exam-points',
  'standards',
  'reports',
  'imports',
  'organisations',
  'people',
  'participation',
  'nowhere',
]
test.each(looks)('every page of the office is accessible and fits: $size, $locale', async ({ size, locale, axe }) => {
  const page = await signedIn('admin', { size, locale })
  for (const path of pages) {
    await settled(page, `/office/${path}`)
    await (axe ? expectAccessible(page) : expectRoom(page))
  }
})
