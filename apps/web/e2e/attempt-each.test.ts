import { expect, test } from 'vitest'
import {
  attemptJourneys,
  choose,
  dieWithoutSignal,
  expectToldOnly,
  handIn,
  onDesktop,
  onPhone,
  openTab,
  optionsOf,
  says,
  shownChoice,
  signalBack,
  turnTo,
} from './attempt-journey.ts'
import { storedChoices } from './attempt-seed.ts'
import { served } from './served.ts'

const { begin, db, closedOnce } = attemptJourneys()

test.each([onPhone, onDesktop])('feedback at once, with and without signal, on a $size', async (means) => {
  const sitting = await begin(means, { feedback: 'each', count: 4 })
  const { page, context, say, attemptId, secrets } = sitting
  const explanations = secrets.map(({ explanation }) => explanation)
  const confirm = (tab = page) => tab.getByRole('button', { name: say.confirm, exact: true }).last().click()
  const verdict = (word: string, tab = page) =>
    tab.locator('article').getByText(word, { exact: true }).first().waitFor()
  await choose(sitting, 0, 'right')
  await choose(sitting, 0, 'wrong')
  // What is not confirmed may be changed, and nobody has seen it.
  expect((await storedChoices(db(), attemptId)).size).toBe(0)
  await expectToldOnly(sitting)
  await confirm()
  await verdict(say.wrong)
  await says(page, say.saved)
  await expectToldOnly(sitting, explanations.slice(0, 1))
  expect(await optionsOf(page).locator('input:enabled').count()).toBe(0)

  // Somebody who has seen the key sends the right answer past the page.
  const right = sitting.slots[0]?.question.options[secrets[0]?.right ?? 0]?.id
  const ops = [{ slot: 0, response: { choice: right }, seq: 9_999, elapsedMs: 0 }]
  const headers = { origin: served().base }
  await context.request.put(`/api/attempts/${attemptId}/answers`, { headers, data: { epoch: 1, ops } })
  expect(await storedChoices(db(), attemptId)).toEqual(sitting.chosen)

  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  await context.setOffline(true)
  await choose(sitting, 1, 'right')
  await confirm()
  await page.getByText(say.keptHere).waitFor()
  await says(page, say.waiting(1))
  expect(await optionsOf(page).locator('input:enabled').count()).toBe(0)
  await expectToldOnly(sitting, explanations.slice(0, 1))
  await dieWithoutSignal(page)
  await signalBack(context)

  const reopened = await openTab(sitting)
  await says(reopened, say.saved)
  for (const slot of [0, 1]) expect(await shownChoice(sitting, slot, reopened)).toBe(sitting.chosen.get(slot))
  await verdict(say.right, reopened)
  // Chosen and not confirmed: it stays on the device, and does not count.
  await choose(sitting, 2, 'right', reopened)
  sitting.chosen.delete(2)
  await choose(sitting, 3, 'right', reopened)
  await confirm(reopened)
  await verdict(say.right, reopened)
  await expect.poll(() => storedChoices(db(), attemptId)).toEqual(sitting.chosen)
  await turnTo(reopened, 3)
  await handIn(
    sitting,
    reopened,
    [0, 1, 3].map((slot) => explanations[slot] ?? ''),
  )
  await closedOnce(sitting)
})
