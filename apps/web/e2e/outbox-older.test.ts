import { expect, test } from 'vitest'
import { attemptJourneys, onPhone, says, words } from './attempt-journey.ts'
import { addAttemptQuiz, attemptTrade } from './attempt-seed.ts'
import { served } from './served.ts'

const { worker, db } = attemptJourneys()

test('answers that an earlier version left on the device are sent, and leave their old place', async () => {
  await addAttemptQuiz(db(), onPhone.locale)
  const { page } = await worker(onPhone)
  const { request } = page.context()
  const { personId } = await (await request.get('/api/me')).json()
  const wish = { mode: 'random', tradeCode: attemptTrade, language: onPhone.locale, count: 5 }
  const reply = await request.post('/api/practice/rounds', { headers: { origin: served().base }, data: wish })
  const { roundId, slots } = await reply.json()
  const left = Object.fromEntries([1, 3].map((slot) => [slot, { choice: slots[slot].question.options[0].id }]))

  await page.goto('/practice')
  const name = `lianbing.round.${personId}.${roundId}`
  await page.evaluate(([key, text]) => localStorage.setItem(key ?? '', text ?? ''), [name, JSON.stringify(left)])
  // Counted before they have moved.
  await page.goto('/me')
  await page.getByRole('button', { name: '退出登录' }).click()
  await page.getByText('还有 2 题等待发送').waitFor()

  await page.goto(`/practice/rounds/${roundId}`)
  await page.locator('article fieldset').waitFor()
  await says(page, words[onPhone.locale].saved)
  const text = 'select slot, response from round_answer where round_id = $1 order by slot'
  const { rows } = await db().$client.query(text, [roundId])
  expect(Object.fromEntries(rows.map((row: { slot: number; response: object }) => [row.slot, row.response]))).toEqual(
    left,
  )
  expect(await page.evaluate((key) => localStorage.getItem(key), name)).toBeNull()
})
