import { expect, test } from 'vitest'
import { attemptJourneys, choose, handIn, onDesktop } from './attempt-journey.ts'

const { begin, db } = attemptJourneys()

test('an attempt that was opened again shows its new result after it is handed in again', async () => {
  const sitting = await begin(onDesktop, { feedback: 'marks' })
  const { page, attemptId, say } = sitting
  await choose(sitting, 0, 'right')
  await handIn(sitting)
  await page.getByText(/^1 of /).waitFor()
  // As an admin's call does it.
  await db().$client.query(
    `update attempt set status = 'active', closed_at = null, close_reason = null, result_version = result_version + 1,
       deadline_at = now() + '600 s', accept_until = now() + '630 s' where id = $1`,
    [attemptId],
  )
  await page.locator('a[href="/attempts"]').first().click()
  await page.locator(`a[href="/attempts/${attemptId}"]`).click()
  await choose(sitting, 1, 'right')
  await handIn(sitting)
  await page.getByText(/^2 of /).waitFor()
  expect(await page.getByText(/^1 of /).count()).toBe(0)
  await page.getByText(say.reasons.submitted).waitFor()
})
