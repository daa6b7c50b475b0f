import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { attemptJourneys, choose, handIn, onDesktop, onPhone, says, shownChoice } from './attempt-journey.ts'
import { storedChoices } from './attempt-seed.ts'

const { begin, db, closedOnce } = attemptJourneys()

declare global {
  /** From now on the device takes nothing more. */
  var isFull: boolean
}

/** As strict privacy settings do it. */
const refuseAll = (page: Page) =>
  page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
      Object.defineProperty(globalThis, name, {
        get: () => {
          throw new DOMException('denied', 'SecurityError')
        },
      })
  })

/** As a device does it whose last bytes are taken in the middle. */
const refuseWhenFull = (page: Page) =>
  page.addInitScript(() => {
    const guard = (prototype: object, name: string) => {
      const real: (...parts: unknown[]) => unknown = Reflect.get(prototype, name)
      const guarded = function (this: unknown, ...parts: unknown[]) {
        if (globalThis.isFull) throw new DOMException('full', 'QuotaExceededError')
        return real.apply(this, parts)
      }
      Reflect.set(prototype, name, guarded)
    }
    guard(IDBObjectStore.prototype, 'put')
    guard(IDBObjectStore.prototype, 'add')
    guard(Storage.prototype, 'setItem')
  })

test.each([onPhone, onDesktop])('the browser keeps nothing: it says so, and works on the $size', async (means) => {
  const sitting = await begin(means, {}, refuseAll)
  const { page, context, say, attemptId } = sitting
  await page.getByText(say.notKept).waitFor()
  await choose(sitting, 0, 'right')
  await choose(sitting, 1, 'wrong')
  await says(page, say.saved)
  await context.setOffline(true)
  await choose(sitting, 2, 'right')
  await says(page, say.waiting(1))
  await page.getByText(say.notKept).waitFor()
  await context.setOffline(false)
  await says(page, say.saved)
  expect(await storedChoices(db(), attemptId)).toEqual(sitting.chosen)

  // What it forgets with a reload is only that it was this device.
  await page.reload()
  await page.getByRole('button', { name: say.takeOver }).click()
  await page.locator('article fieldset').waitFor()
  for (const slot of [0, 1, 2]) expect(await shownChoice(sitting, slot)).toBe(sitting.chosen.get(slot))
  await choose(sitting, 3, 'right')
  await handIn(sitting)
  await closedOnce(sitting)
})

test('the device fills up in the middle: it says so from then on, and nothing online is lost', async () => {
  const sitting = await begin(onPhone, {}, refuseWhenFull)
  const { page, context, say, attemptId } = sitting
  await choose(sitting, 0, 'right')
  await says(page, say.saved)
  expect(await page.getByText(say.notKept).count()).toBe(0)
  await page.evaluate(() => {
    globalThis.isFull = true
  })
  await context.setOffline(true)
  await choose(sitting, 0, 'wrong')
  await choose(sitting, 1, 'right')
  await page.getByText(say.notKept).waitFor()
  await says(page, say.waiting(2))
  await context.setOffline(false)
  await says(page, say.saved)
  expect(await storedChoices(db(), attemptId)).toEqual(sitting.chosen)

  // There is room again.
  await page.evaluate(() => {
    globalThis.isFull = false
  })
  await choose(sitting, 2, 'right')
  await expect.poll(() => page.getByText(say.notKept).count()).toBe(0)
  await page.reload()
  await page.locator('article fieldset').waitFor()
  for (const slot of [0, 1, 2]) expect(await shownChoice(sitting, slot)).toBe(sitting.chosen.get(slot))
  await handIn(sitting)
  await closedOnce(sitting)
})
