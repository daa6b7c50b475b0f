import { readFile } from 'node:fs/promises'
import { textContent } from '@lianbing/contract'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openDatabase, withTx } from '../../api/src/db/client.ts'
import { runningEmbedded } from '../../api/src/db/embedded/running-embedded.ts'
import { createAccount } from '../../api/src/features/accounts/create-account.ts'
import { addDrafts } from '../../api/src/features/banks/add-drafts.ts'
import { getRootOrganisation } from '../../api/src/features/organisations/queries.ts'
import { createQuiz } from '../../api/src/features/quizzes/create-quiz.ts'
import { messages as en } from '../src/features/quizzes/printing/messages/office.en.ts'
import { messages as zh } from '../src/features/quizzes/printing/messages/office.zh-CN.ts'
import { everyType } from './every-type.ts'
import { settled } from './hands.ts'
import { expectAccessible, expectRoom, journeys } from './journey.ts'
import { pdfPages } from './pdf-text.ts'
import { served } from './served.ts'

const { signedIn } = journeys()
const trade = '6-17-01-06'
const stem = (number: number) => `高炉第${number}号风口漏水时先做什么`

/** A quiz of thirty choices and one written answer, and three who sit it on paper. */
const seed = async () => {
  const server = await runningEmbedded(served().dataDir)
  if (!server) throw new Error('the journeys’ server has no database')
  const db = openDatabase(server.url, 2)
  const types = everyType('zh-CN')
  const [single, written] = ['single-choice', 'written'].map((type) => types.find((one) => one.type === type))
  if (!single || !written) throw new Error('a type is missing')
  const plain = { group: null, material: [], level: 4, explanation: [] }
  const options = ['减风', '报告', '停风', '出铁'].map((said, place) => ({
    id: `s${place}`,
    content: textContent(said),
    pinned: false,
  }))
  const choices = Array.from({ length: 30 }, (_, place) => ({
    ...single,
    ...plain,
    options,
    stem: textContent(stem(place + 1)),
  }))
  const essay = { ...written, ...plain, stem: textContent('说明高炉休风的步骤') }
  try {
    await addDrafts(db, { tradeCode: trade, bankName: '纸笔' }, [...choices, essay])
    return await withTx(db, async (tx) => {
      const { organisationId } = await getRootOrganisation(tx)
      for (const [place, sign] of ['甲', '乙', '丙'].entries()) {
        const account = { username: `zhibi${place}`, displayName: `炉前${sign}`, passwordHash: '' }
        await createAccount(tx, { ...account, organisationId, tradeCode: undefined })
      }
      const section = { tradeCode: trade, level: 4, language: 'zh-CN' } as const
      return createQuiz(tx, {
        organisationId,
        tradeCode: trade,
        language: 'zh-CN',
        title: '高炉炼铁工理论考试',
        blueprint: {
          sections: [
            { ...section, type: 'single-choice', title: '相关知识', count: 30, maximum: 300 },
            { ...section, type: 'written', count: 1, maximum: 1_000 },
          ],
        },
        timeLimitSeconds: 5_400,
        passScore: 6_000,
        graceSeconds: 10,
        attemptsAllowed: 1,
        feedback: 'review',
        strict: true,
      })
    })
  } finally {
    await db.$client.end()
  }
}

const choose = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const upload = async (page: Page, button: string, rows: string[][]) => {
  await choose(page, button).click()
  const buffer = Buffer.from(rows.map((cells) => cells.join(',')).join('\n'))
  await page
    .getByRole('dialog')
    .locator('input[type=file]')
    .setInputFiles({ name: '成绩.csv', mimeType: 'text/csv', buffer })
}
const answers = `${'A'.repeat(30)}*8.5`

test('forms are made and printed, and results on paper stand with all others', async () => {
  const quizId = await seed()
  const office = await signedIn('admin', { size: 'desktop' })
  await settled(office, `/office/quizzes/${quizId}/printing`)
  await choose(office, zh.makeForms).click()
  const form = (letter: string) =>
    office.getByRole('row').filter({ has: office.getByRole('cell', { name: letter, exact: true }) })
  const saved = office.waitForEvent('download')
  await form('B')
    .getByRole('button', { name: `${zh.kinds.paper} PDF` })
    .click()
  const file = await saved
  expect(file.suggestedFilename()).toBe('高炉炼铁工理论考试 试卷 B.pdf')
  const bytes = await readFile(await file.path())
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
  const pages = pdfPages(bytes)
  expect(pages.map((text) => /第(\d+)页共(\d+)页/.exec(text)?.slice(1))).toEqual([
    ['1', '3'],
    ['2', '3'],
    ['3', '3'],
  ])
  const text = pages.join('')
  expect(text).toContain('一、相关知识（第1题～第30题。每题3分，共90分）')
  for (let number = 1; number <= 30; number++) expect(text).toContain(stem(number))
  expect(text).toContain('说明高炉休风的步骤')

  await choose(office, zh.addSitting).click()
  await office.getByLabel(zh.sittingTitle).fill('一号高炉')
  await office.getByLabel(zh.heldAt).fill('2026-01-05T09:00')
  await choose(office, zh.create).click()
  await choose(office, zh.enterOne).click()
  const typing = office.getByRole('dialog')
  await typing.getByLabel(zh.person).fill('炉前丁')
  await typing.getByText(zh.noPerson).waitFor()
  await typing.getByLabel(zh.person).fill('炉前甲')
  await typing.getByLabel(zh.choosePerson).waitFor()
  await typing.getByRole('textbox', { name: zh.answers }).fill(`${'A'.repeat(30)}*10.5`)
  await typing.getByText(zh.faults['answers.points']({ number: 31, text: '*10.5' })).waitFor()
  await typing.getByRole('textbox', { name: zh.answers }).fill(answers)
  await typing.getByRole('button', { name: zh.enter, exact: true }).click()
  await office.getByRole('cell', { name: /炉前甲/ }).waitFor()
  await office.keyboard.press('Escape')

  await upload(office, zh.importSheet, [
    ['用户名', '卷别', '答案', '总分'],
    ['zhibi1', 'B', answers, ''],
    ['zhibi2', 'A', '', '61.5'],
    ['zhibi2', 'E', '', '61.5'],
  ])
  await office.getByText(zh.cell('4', '卷别')).waitFor()
  await office.getByText(zh.faults['form.unknown']({ number: null, text: 'E' })).waitFor()
  await expectAccessible(office)
  await choose(office, zh.willAdd('2')).click()
  await office.getByRole('cell', { name: '61.5 / 100' }).waitFor()
  await office.getByText(/已录入 3 人/).waitFor()
  await expectRoom(office)

  // The opening stands among the others with its three, and the first attempts with answers feed the analysis.
  const read = async (path: string) => (await office.context().request.get(path)).json()
  // Nine o'clock by the federation's clocks, wherever the device is.
  const { sittings } = await read(`/api/quizzes/${quizId}/paper-forms`)
  expect(sittings).toMatchObject([{ heldAt: '2026-01-05T01:00:00.000Z' }])
  const { openings } = await read(`/api/quizzes/${quizId}/running`)
  expect(openings.map(({ attempts }: { attempts: number }) => attempts)).toContain(3)
  const today = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
  await expect
    .poll(async () => (await read(`/api/participation/overview?from=2026-01-01&to=${today}&tradeCode=${trade}`)).totals)
    .toMatchObject({ attempts: 3, people: 3 })

  const phone = await signedIn('admin', { size: 'phone', locale: 'en' })
  await settled(phone, `/office/quizzes/${quizId}/printing`)
  await upload(phone, en.importSheet, [
    ['Username', 'Form', 'Total'],
    ['zhibi1', 'A', '50'],
    ['zhibi2', 'A', '61.5'],
  ])
  await phone.getByText(en.faults['person.there']({ number: null, text: '炉前乙' })).waitFor()
  await choose(phone, en.nothing).waitFor()
  await expectRoom(phone)
})
