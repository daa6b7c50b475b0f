import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { messages as rulesEn } from '../src/features/quizzes/rules/messages/office.en.ts'
import { messages as rulesZh } from '../src/features/quizzes/rules/messages/zh-CN.ts'
import { messages as runningEn } from '../src/features/quizzes/running/messages/office.en.ts'
import { messages as flagsEn } from '../src/features/quizzes/running/messages/office-flags.en.ts'
import { attemptJourneys, choose, onDesktop, onPhone, says } from './attempt-journey.ts'
import { served } from './served.ts'
import { demoPassword } from './server.ts'

const { begin, secondDevice, worker } = attemptJourneys()

const send = async (page: Page, path: string, data: object) => {
  const reply = await page.context().request.post(path, { headers: { origin: served().base }, data })
  expect(reply.ok(), `${path}: ${await reply.text()}`).toBe(true)
  return reply
}
/** The minutes that the worker's clock shows. */
const minutesOf = async (page: Page) =>
  Number(/(\d+):\d\d$/.exec((await page.getByRole('timer').textContent()) ?? '')?.[1])

/** Fills the dialog that is open, and waits until it is gone. */
const because = async (page: Page, label: string, reason: string, confirm: string) => {
  const dialog = page.getByRole('dialog').last()
  await dialog.getByRole('textbox', { name: label }).fill(reason)
  await dialog.getByRole('button', { name: confirm, exact: true }).click()
  await dialog.getByRole('textbox', { name: label }).waitFor({ state: 'detached' })
}

test('an admin gives more time to one and to all, hands in, and judges what stands out', async () => {
  const sitting = await begin(onPhone, { count: 20 })
  const { page, attemptId } = sitting
  for (const slot of [0, 1, 2, 3, 4, 5, 6]) await choose(sitting, slot, 'wrong')
  await says(page, sitting.say.saved)
  expect(await minutesOf(page)).toBeLessThan(30)
  const { quizId } = await (await page.context().request.get(`/api/attempts/${attemptId}`)).json()

  // A neighbour gives the same answers in the same minute.
  const other = await worker(onPhone)
  const begun = await send(other.page, `/api/quizzes/${quizId}/attempts`, { startKey: crypto.randomUUID() })
  const theirs = await begun.json()
  const textOf = (content: unknown) => JSON.stringify(content)
  const ops = theirs.slots.flatMap(({ question }: (typeof sitting.slots)[number], slot: number) => {
    const mine = sitting.slots.findIndex((one) => textOf(one.question.stem) === textOf(question.stem))
    const shown = sitting.slots[mine]?.question.options.find(({ id }) => id === sitting.chosen.get(mine))
    const choice = question.options.find(({ content }) => textOf(content) === textOf(shown?.content))?.id
    return choice === undefined ? [] : [{ slot, response: { choice }, seq: slot + 1, elapsedMs: slot * 20_000 }]
  })
  await send(other.page, `/api/attempts/${theirs.attemptId}/submit`, { epoch: theirs.epoch, ops })

  const office = await secondDevice(onDesktop, 'admin', demoPassword)
  await office.goto(`/office/quizzes/${quizId}/running?state=active`)
  const row = office.getByRole('row').filter({ hasText: '7 / 20' })
  await row.waitFor()
  await row.getByRole('button').click()
  await office.getByRole('button', { name: runningEn.extend, exact: true }).click()
  await because(office, runningEn.reason, 'A fuse blew', runningEn.extend)
  await office.keyboard.press('Escape')
  await choose(sitting, 7, 'wrong')
  await expect.poll(() => minutesOf(page)).toBeGreaterThanOrEqual(38)

  await office.getByRole('button', { name: runningEn.extendAll, exact: true }).click()
  await because(office, runningEn.reason, 'The power was off', runningEn.extendAll)
  await page.reload()
  await page.getByRole('timer').waitFor()
  await expect.poll(() => minutesOf(page)).toBeGreaterThanOrEqual(47)

  await office.getByRole('button', { name: runningEn.closeAll, exact: true }).click()
  await because(office, runningEn.reason, 'It is over', runningEn.closeAll)
  await office.getByText(runningEn.doneClosed('1')).waitFor()
  await office.goto(`/office/quizzes/${quizId}/running?part=log`)
  await office.getByRole('cell', { name: 'It is over' }).waitFor()
  await office.getByRole('cell', { name: 'A fuse blew' }).waitFor()

  await office.goto(`/office/quizzes/${quizId}/running?part=flags`)
  await office.getByRole('button', { name: flagsEn.searchNow, exact: true }).click()
  const judge = office.getByRole('button', { name: flagsEn.judge, exact: true })
  await expect.poll(() => judge.count(), { timeout: 30_000 }).toBe(2)
  expect(await office.getByText(flagsEn.kinds.answers).count()).toBe(2)
  await judge.first().click()
  await office.getByRole('dialog').getByRole('radio', { name: flagsEn.judgements.noted }).check()
  await because(office, flagsEn.note, 'They share a bench', flagsEn.judgements.noted)
  await office.getByText(`${flagsEn.judgedOnes} 1`, { exact: true }).click()
  await office.getByText('They share a bench').waitFor()

  await office.goto(`/office/quizzes/${quizId}/rules`)
  await office.getByRole('button', { name: rulesEn.add, exact: true }).first().click()
  const given = office.getByRole('dialog')
  await given.getByLabel(rulesEn.find).fill(sitting.username)
  await given.getByLabel(rulesEn.choosePerson).selectOption({ index: 1 })
  await given.getByLabel(rulesEn.extra).fill('5')
  await because(office, rulesEn.reason, 'An injured hand', rulesEn.save)
  const more = rulesEn.plusTime('5 minutes')
  await office.getByRole('row').filter({ hasText: rulesEn.acts.added }).filter({ hasText: more }).waitFor()
  await page.goto(`/quizzes/${quizId}`)
  await page.getByText(rulesZh.extra(rulesZh.length(300))).waitFor()
  await office.getByRole('button', { name: new RegExp(`^${rulesEn.takeBack}: `) }).click()
  await because(office, rulesEn.reason, 'It has healed', rulesEn.takeBack)
  await office.getByRole('row').filter({ hasText: rulesEn.acts.removed }).filter({ hasText: 'It has healed' }).waitFor()
  await office.getByText(rulesEn.none, { exact: true }).waitFor()
})
