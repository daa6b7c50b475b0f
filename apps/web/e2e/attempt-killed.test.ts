import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import {
  attemptJourneys,
  choose,
  crash,
  handIn,
  type Means,
  onDesktop,
  onPhone,
  openTab,
  type Sitting,
  says,
  shownChoice,
  signalBack,
} from './attempt-journey.ts'

const { begin, closedOnce } = attemptJourneys()

/** What the page promised in the moment before it died. */
const promised = async (page: Page, { say }: Sitting, waiting: number) => {
  const said = (await page.getByRole('status').allTextContents()).map((text) => text.trim())
  return said.includes(say.saved) || said.includes(say.waiting(waiting))
}

/** A worker whose tab dies so many times, with a tap or two in between. */
const survive = async (means: Means, kills: number) => {
  const sitting = await begin(means)
  const { context, say } = sitting
  let page = sitting.page
  for (let kill = 0; kill < kills; kill++) {
    const slot = kill % sitting.slots.length
    const before = sitting.chosen.get(slot)
    const isOffline = kill % 5 === 3
    if (isOffline) await says(page, say.saved)
    if (isOffline) await context.setOffline(true)
    await choose(sitting, slot, kill % 4, page)
    const tapped = sitting.chosen.get(slot)
    // Most times at once after the tap, else as soon as the page promises something.
    if (isOffline) await says(page, say.waiting(1))
    else if (kill % 4 === 0) await says(page, say.saved)
    const isPromised = await promised(page, sitting, 1)
    if (kill % 2 === 0) await crash(page)
    else await page.close()
    if (isOffline) await signalBack(context)

    page = await openTab(sitting)
    const shown = await shownChoice(sitting, slot, page)
    expect(isPromised ? [tapped] : [tapped, before], `kill ${kill}`).toContain(shown)
    if (shown === undefined) sitting.chosen.delete(slot)
    else sitting.chosen.set(slot, shown)
  }
  // Every answer that was there after some kill is there at the end.
  for (const [slot, id] of sitting.chosen) expect(await shownChoice(sitting, slot, page)).toBe(id)
  await says(page, say.saved)
  await handIn(sitting, page)
  await closedOnce(sitting)
}

test('the tab is killed 50 times', { timeout: 600_000 }, async () => {
  await Promise.all([survive(onPhone, 25), survive(onDesktop, 25)])
})
