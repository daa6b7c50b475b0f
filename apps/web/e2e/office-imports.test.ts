import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { openZip } from '../../../packages/bank-formats/src/file/zip.ts'
import { zipOf } from '../../../packages/bank-formats/test/samples.ts'
import { settled, tabTo } from './hands.ts'
import { expectAccessible, journeys } from './journey.ts'
import { register } from './people.ts'

const { signedIn, visitor } = journeys()

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
  const line = (text: string) => page.getByRole('option', { name: text })
  await line('第 5 行 缺答案').waitFor()
  await line('第 6 行 答案是 D，但只有 2 个选项').waitFor()
  await line('第 7 行 选项 A 和 B 一样').waitFor()
  await page.getByText('自编甲：这道题没有答案', { exact: false }).first().waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: '新题 3' }).click()
  await line('第 2 行').waitFor()
  await page.keyboard.press('j')
  await page.getByRole('heading', { name: '第 3 行' }).waitFor()
  await page.getByRole('heading', { name: '工人看到的样子' }).waitFor()
  await page.keyboard.press('d')
  await page.getByText('这道题不要了').waitFor()
  await page.getByRole('button', { name: '把 2 道新题放进题库' }).waitFor()
  await page.getByRole('button', { name: '撤销' }).click()

  await page.getByRole('button', { name: '把 3 道新题放进题库' }).click()
  const asked = page.getByRole('dialog', { name: '放进题库？' })
  await asked.getByText('新题 3 道').waitFor()
  await asked.getByText('没读成的 3 处，不进题库').waitFor()
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
    place: (row: number) => `第 ${row} 行`,
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
    place: (row: number) => `Row ${row}`,
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
    const preview = (row: number) => page.getByRole('option', { name: say.place(row) })
    const readAs = async (layout: string) => {
      await act(page.locator('summary').filter({ hasText: say.others }))
      const line = page.getByRole('listitem').filter({ hasText: layout })
      await expectAccessible(page)
      await act(line.getByRole('button', { name: say.readSo }))
    }
    await preview(2).waitFor()
    await readAs(say.header)
    await page.getByRole('option', { name: say.lacking }).waitFor()
    await button(say.commit(1)).waitFor()
    // The button has gone with what was read; the next Tab starts at the top of the page's content.
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content')

    await readAs(say.below)
    await preview(2).waitFor()
    await preview(6).waitFor()
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

/** A Word paper with a picture, a formula and a table, and two of its answers missing. */
const paperWithGaps = async () => {
  const sample = new URL('../../../packages/bank-formats/samples/paper.word.docx', import.meta.url)
  const zip = await openZip(await readFile(sample))
  const parts = await Promise.all(
    zip.names.map(async (name) => ({ name, data: (await zip.read(name)) ?? Buffer.from('') })),
  )
  const gaps = parts.map(({ name, data }) =>
    name === 'word/document.xml'
      ? {
          name,
          data: data.toString().replace('应当选用（ B ）', '应当选用（　　）').replace('试车。（√）', '试车。（　　）'),
        }
      : { name, data },
  )
  const mimeType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  return { name: '车间练习卷.docx', mimeType, buffer: Buffer.from(zipOf(gaps)) }
}

test('a paper of Word is imported, two problems are mended, it is practised and taken back', async () => {
  const trade = { code: '6-18-01-07', name: '多工序数控机床操作调整工' }
  const page = await signedIn('admin', { size: 'desktop' })
  await settled(page, '/office/imports')
  await page.getByLabel('题目文件').setInputFiles(await paperWithGaps())
  await page.getByLabel('工种').selectOption({ value: trade.code })
  await page.getByRole('button', { name: '上传并读取' }).click()
  await page.getByRole('button', { name: '有问题 2' }).waitFor()

  const dialog = page.getByRole('dialog')
  await page.keyboard.press('e')
  await dialog.getByText('应当选用（　　）').first().waitFor()
  await expectAccessible(page)
  await dialog.getByRole('radio', { name: 'B 是正确答案' }).click()
  await dialog.getByRole('button', { name: '保存' }).click()
  await page.getByText('已补成一道题').waitFor()
  await page.getByText('更换砂轮后要空转试车').first().waitFor()
  await page.keyboard.press('e')
  await dialog.getByLabel('题型').selectOption({ label: '判断题' })
  await dialog.getByRole('radio', { name: '对', exact: true }).click()
  await dialog.getByRole('button', { name: '保存' }).click()
  await page.getByText('没有问题了').waitFor()

  const commit = (scope: Page | Locator) => scope.getByRole('button', { name: '把 8 道新题放进题库' })
  await commit(page).click()
  await commit(dialog).click()
  await page.getByText('已放进题库 8 道新题').waitFor()

  const worker = await visitor({ size: 'phone' })
  await register(worker, { username: `docx${Date.now()}`, displayName: '练', tradeCode: trade.code })
  const roundId = await worker.evaluate(async (tradeCode) => {
    const headers = { 'content-type': 'application/json' }
    const body = JSON.stringify({ mode: 'sequential', tradeCode, count: 10 })
    const reply = await fetch('/api/practice/rounds', { method: 'POST', headers, body })
    return ((await reply.json()) as { roundId: string }).roundId
  }, trade.code)
  await worker.goto(`/practice/rounds/${roundId}`)
  await worker.locator('fieldset label').first().tap()
  await worker.getByRole('button', { name: '确定', exact: true }).tap()
  await worker.getByRole('button', { name: '下一题', exact: true }).waitFor()

  await page.getByRole('button', { name: '撤回这一批' }).click()
  await dialog.getByText('8 道题从题库里拿走').waitFor()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: '撤回这一批' }).click()
  await page.getByText('这一批的题已不在题库里').waitFor()
})
