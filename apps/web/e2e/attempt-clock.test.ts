import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { attemptJourneys, choose, handIn, onDesktop, onPhone, type Sitting, says } from './attempt-journey.ts'
import { passTime, secondsLeft } from './attempt-seed.ts'

const { begin, db, closedOnce } = attemptJourneys()
const dayMs = 86_400_000

declare global {
  /** Puts the device's clock wrong by so much. */
  var shiftClock: (ms: number) => void
}

/** A device whose clock is wrong from the start, and can be put wrong further. */
const wrongClock = (shift: number) => (page: Page) =>
  page.context().addInitScript((start) => {
    const RealDate = Date
    let wrong = Number(sessionStorage.getItem('wrong') ?? start)
    globalThis.shiftClock = (ms) => {
      wrong = ms
      sessionStorage.setItem('wrong', String(ms))
    }
    globalThis.Date = class extends RealDate {
      constructor(...parts: []) {
        if (parts.length === 0) super(RealDate.now() + wrong)
        else super(...parts)
      }
      static override now = () => RealDate.now() + wrong
    } as DateConstructor
  }, shift)

/** The countdown tells what the database would: never more, and less by no more than a slow reply. */
const expectTrueCountdown = async ({ page, attemptId }: Sitting) => {
  await page.getByRole('timer').waitFor()
  await expect
    .poll(async () => {
      const atMost = await secondsLeft(db(), attemptId)
      const shown = (await page.getByRole('timer').locator('.tabular').textContent()) ?? ''
      const [minutes = Number.NaN, seconds = Number.NaN] = shown.split(':').map(Number)
      // The last second that has begun is shown in full.
      const over = minutes * 60 + seconds - atMost
      return over <= 1 && over > -60
    })
    .toBe(true)
}

test.each([
  { ...onPhone, direction: 1 },
  { ...onDesktop, direction: -1 },
])('the clock of the $size is wrong by a day and jumps', async ({ direction, ...means }) => {
  const sitting = await begin(means, {}, wrongClock(direction * dayMs))
  const { page, say } = sitting
  await expectTrueCountdown(sitting)
  await choose(sitting, 0, 'right')
  await says(page, say.saved)
  for (const jump of [-direction * dayMs, 3 * direction * dayMs, 0]) {
    await page.evaluate((ms) => globalThis.shiftClock(ms), jump)
    await expectTrueCountdown(sitting)
    await choose(sitting, 1, jump > 0 ? 'wrong' : 'right')
    await says(page, say.saved)
  }
  await page.evaluate((ms) => globalThis.shiftClock(ms), direction * dayMs)
  await page.reload()
  await expectTrueCountdown(sitting)
  await choose(sitting, 2, 'right')
  await handIn(sitting)
  await closedOnce(sitting)
  const { rows } = await db().$client.query<{ taken: boolean }>(
    'select closed_at - started_at < make_interval(hours => 1) as taken from attempt where id = $1',
    [sitting.attemptId],
  )
  expect(rows).toEqual([{ taken: true }])
})

/** Hidden and then frozen, as a phone does it to a page while somebody calls; `wake` is the way back. */
const sleep = async ({ context, page }: Sitting) => {
  const session = await context.newCDPSession(page)
  const turn = (state: 'hidden' | 'visible') =>
    page.evaluate((now) => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => now })
      document.dispatchEvent(new Event('visibilitychange'))
    }, state)
  await turn('hidden')
  await session.send('Page.setWebLifecycleState', { state: 'frozen' })
  return async () => {
    await session.send('Page.setWebLifecycleState', { state: 'active' })
    await turn('visible')
    await session.detach()
  }
}

test.each([onPhone, onDesktop])('the screen of the $size is locked for ten minutes', async (means) => {
  const sitting = await begin(means)
  const { page, say, attemptId } = sitting
  await choose(sitting, 0, 'right')
  // At once after the tap, as a call comes in.
  const wake = await sleep(sitting)
  await passTime(db(), attemptId, 600)
  await wake()
  await expectTrueCountdown(sitting)
  await says(page, say.saved)
  await choose(sitting, 1, 'right')
  await says(page, say.saved)
  // And once more, while somebody gives more time.
  const wakeAgain = await sleep(sitting)
  await passTime(db(), attemptId, -300)
  await wakeAgain()
  await expectTrueCountdown(sitting)
  await handIn(sitting)
  await closedOnce(sitting)
})
