import { expect, test } from 'vitest'
import {
  attemptJourneys,
  choose,
  expectToldOnly,
  handIn,
  onDesktop,
  onPhone,
  openTab,
  optionsOf,
  says,
  shownChoice,
  turnTo,
  words,
} from './attempt-journey.ts'
import { storedChoices } from './attempt-seed.ts'

const { begin, secondDevice, db, closedOnce } = attemptJourneys()

test.each([onPhone, onDesktop])('two tabs: the older one only reads, and loses nothing, on a $size', async (means) => {
  const sitting = await begin(means)
  const { page, context, say } = sitting
  await choose(sitting, 0, 'right')
  await says(page, say.saved)
  await context.setOffline(true)
  await choose(sitting, 1, 'wrong')
  await choose(sitting, 2, 'right')
  await says(page, say.waiting(2))

  // The newer one finds on the device what the older one could not send.
  await context.setOffline(false)
  const newer = await openTab(sitting)
  await page.getByRole('heading', { name: say.elsewhereWindow }).waitFor()
  expect(await page.locator('article').count()).toBe(0)
  await choose(sitting, 1, 'right', newer)
  await choose(sitting, 3, 'right', newer)
  await says(newer, say.saved)
  expect(await storedChoices(db(), sitting.attemptId)).toEqual(sitting.chosen)

  // Brought back, the first tab shows what the other one chose.
  await page.getByRole('button', { name: say.takeOver }).click()
  await newer.getByRole('heading', { name: say.elsewhereWindow }).waitFor()
  for (const slot of [0, 1, 2, 3]) expect(await shownChoice(sitting, slot)).toBe(sitting.chosen.get(slot))
  await choose(sitting, 4, 'wrong')
  await handIn(sitting)
  await closedOnce(sitting)
})

test('two devices: the newer one takes over, the older one says so and overwrites nothing', async () => {
  const sitting = await begin(onPhone)
  const { page, context, say, attemptId } = sitting
  await choose(sitting, 0, 'right')
  await says(page, say.saved)
  await context.setOffline(true)
  // These never reach the server: the other device goes on without them.
  const before = new Map(sitting.chosen)
  await choose(sitting, 1, 'wrong')
  await choose(sitting, 2, 'wrong')
  await says(page, say.waiting(2))

  const desktop = await secondDevice(onDesktop, sitting.username)
  await desktop.goto(`/attempts/${attemptId}`)
  await desktop.getByRole('button', { name: words[onDesktop.locale].takeOver }).click()
  await desktop.locator('article fieldset').waitFor()
  const there = { ...sitting, page: desktop, chosen: before, say: words[onDesktop.locale] }
  expect(await shownChoice(there, 0)).toBe(before.get(0))
  expect(await shownChoice(there, 1)).toBeUndefined()
  await choose(there, 1, 'right')
  await choose(there, 3, 'right')
  await says(desktop, there.say.saved)

  await context.setOffline(false)
  await page.getByRole('heading', { name: say.elsewhere }).waitFor()
  expect(await page.locator('article').count()).toBe(0)
  expect(await storedChoices(db(), attemptId)).toEqual(before)
  await expectToldOnly(sitting)

  // Back on the phone: what only it knows is sent now, what the other device has answered stays.
  await page.getByRole('button', { name: say.takeOver }).click()
  await page.locator('article fieldset').waitFor()
  await says(page, say.saved)
  before.set(2, sitting.chosen.get(2) ?? '')
  await expect.poll(() => storedChoices(db(), attemptId)).toEqual(before)
  await turnTo(desktop, 4)
  await optionsOf(desktop).first().click()
  await desktop.getByRole('heading', { name: there.say.elsewhere }).waitFor()
  sitting.chosen = before
  await choose(sitting, 5, 'right')
  await handIn(sitting)
  await closedOnce(sitting)
})
