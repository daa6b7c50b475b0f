import { expect, test } from 'vitest'
import { messages as problems } from '../src/api/problem-texts/en.ts'
import {
  attemptJourneys,
  choose,
  dieWithoutSignal,
  expectToldOnly,
  handIn,
  kept,
  onDesktop,
  onPhone,
  openHandIn,
  openKept,
  says,
  shownChoice,
  signalBack,
  turnTo,
} from './attempt-journey.ts'
import { passTime, storedChoices } from './attempt-seed.ts'

const { begin, db, closedOnce } = attemptJourneys()

test.each([onPhone, onDesktop])('ten minutes without signal in the middle, on a $size', async (means) => {
  const sitting = await begin(means, {}, (page) => page.clock.install())
  const { context, say, attemptId } = sitting
  await choose(sitting, 0, 'right')
  await says(sitting.page, say.saved)

  await context.setOffline(true)
  await choose(sitting, 1, 'right')
  await choose(sitting, 2, 'wrong')
  await says(sitting.page, say.waiting(2))
  await passTime(db(), attemptId, 600)
  await sitting.page.clock.fastForward(600_000)
  await choose(sitting, 3, 'right')
  // A second thought without signal: the last tap is the one that counts.
  await choose(sitting, 2, 'right')
  await says(sitting.page, say.waiting(3))
  expect(await storedChoices(db(), attemptId)).toEqual(new Map([[0, sitting.chosen.get(0)]]))

  await context.setOffline(false)
  await says(sitting.page, say.saved)
  expect(await storedChoices(db(), attemptId)).toEqual(sitting.chosen)

  // What is not accepted is told; the same tap once more sends it again.
  await context.route('**/api/attempts/*/answers', (route) =>
    route.fulfill({ status: 422, json: { code: 'response.unfit', status: 422, title: 'refused', errors: [] } }),
  )
  await choose(sitting, 4, 'wrong')
  await says(sitting.page, say.refused(1))
  await sitting.page
    .getByRole('alert')
    .getByRole('button', { name: say.question(5) })
    .waitFor()
  await context.unroute('**/api/attempts/*/answers')
  await choose(sitting, 4, 'wrong')
  await says(sitting.page, say.saved)
  await handIn(sitting)
  await closedOnce(sitting)
})

test('the tab dies and is opened anew without signal', async () => {
  const sitting = await begin(onPhone)
  const { context, page, say } = sitting
  await choose(sitting, 0, 'right')
  await says(page, say.saved)
  // The pages lie on the device from the first visit on.
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  await context.setOffline(true)
  await choose(sitting, 1, 'wrong')
  await choose(sitting, 2, 'right')
  await says(page, say.waiting(2))
  await dieWithoutSignal(page)
  await signalBack(context)

  const reopened = await context.newPage()
  await openKept(reopened, '/quizzes', kept[onPhone.locale].quiz(2), onPhone.locale)
  await says(reopened, say.saved)
  for (const slot of [0, 1, 2]) expect(await shownChoice(sitting, slot, reopened)).toBe(sitting.chosen.get(slot))
  expect(await storedChoices(db(), sitting.attemptId)).toEqual(sitting.chosen)
  await handIn(sitting, reopened)
  await closedOnce(sitting)
})

/** Without signal until the time is over: what was on the server, and what waits. */
const overTheDeadline = async (means: typeof onPhone | typeof onDesktop, secondsAfter: number) => {
  let ahead: Promise<unknown> | undefined
  const sitting = await begin(means, { graceSeconds: 30 }, async (page) => {
    await page.clock.install()
    // As on plain http: what the page has not fetched itself is not on the device.
    await page.addInitScript(() =>
      Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: () => undefined }),
    )
    ahead = Promise.all(
      ['hand-in', 'time-over', 'elsewhere', 'end.'].map((name) =>
        page.waitForResponse((reply) => reply.url().includes(`/assets/${name}`)),
      ),
    )
  })
  const { page, context, say, attemptId } = sitting
  // Before anything is tapped.
  await page.clock.runFor(6_000)
  await ahead
  await choose(sitting, 0, 'right')
  await says(page, say.saved)
  const saved = new Map(sitting.chosen)
  await context.setOffline(true)
  await choose(sitting, 1, 'right')
  await choose(sitting, 2, 'wrong')
  await says(page, say.waiting(2))
  await turnTo(page, sitting.slots.length - 1)
  await (await openHandIn(sitting)).waitFor()
  await page.keyboard.press('Escape')
  await turnTo(page, 2)
  await passTime(db(), attemptId, 1_800 + secondsAfter)
  await page.clock.fastForward((1_800 + secondsAfter) * 1000)
  await page.getByText(say.timeOver).waitFor()
  await expectToldOnly(sitting)
  return { ...sitting, saved }
}

/** The last answers are in, nobody has to wait for the end of the slack. */
const toResult = async ({ page, attemptId, say }: Awaited<ReturnType<typeof overTheDeadline>>) => {
  await passTime(db(), attemptId, 60)
  await expect
    .poll(
      async () => {
        await page.clock.runFor(3_000)
        return page.getByText(say.reasons.expired).count()
      },
      { timeout: 60_000 },
    )
    .toBe(1)
}

test('the signal comes back within the grace: what waited is taken', async () => {
  const sitting = await overTheDeadline(onPhone, 0)
  const { page, context, say } = sitting
  await page.getByText(say.timeOverSending(2)).waitFor()
  // Nothing can be chosen any more.
  expect(await page.locator('article fieldset input:enabled').count()).toBe(0)
  await context.setOffline(false)
  await page.getByText(say.timeOverResult).waitFor()
  expect(await storedChoices(db(), sitting.attemptId)).toEqual(sitting.chosen)
  await toResult(sitting)
  await closedOnce(sitting)
})

test('the signal comes back after the grace: what waited is shown as not accepted, the rest is scored', async () => {
  const sitting = await overTheDeadline(onDesktop, 40)
  const { page, context, say } = sitting
  await page.getByText(say.timeOverLate(2)).waitFor()
  await page.getByText(say.timeOverOffline).waitFor()
  // Nothing that could be handed in, and no button that does nothing.
  expect(await page.getByRole('button', { name: say.handIn, exact: true }).count()).toBe(0)
  await context.setOffline(false)
  await toResult(sitting)
  const refused = page.getByRole('alert').filter({ has: page.getByRole('heading', { name: say.refusedList }) })
  for (const slot of [1, 2])
    await refused.getByText(`${say.question(slot + 1)} ${problems['attempt.closed'].title}`).waitFor()
  await closedOnce({ ...sitting, chosen: sitting.saved })
})
