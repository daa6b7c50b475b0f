import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, createTestClient, startTestApp, type TestApp } from '../../../test/client.ts'
import { createFederation, type Federation, signedIn } from '../../../test/people.ts'
import { addBank } from '../../../test/questions.ts'
import { addQuiz, startQuiz } from '../../../test/quizzes.ts'

let app: TestApp
let federation: Federation
let first: Client
/** The same worker through a second process's pool would see the same rows; a second client shares the cookies. */
let second: Client

beforeAll(async () => {
  app = await startTestApp()
  federation = await createFederation(app)
  first = await signedIn(app, { username: 'arbeiter', organisationId: federation.millTeam })
  second = createTestClient(app.app)
  for (const [name, value] of first.cookies) second.cookies.set(name, value)
  await addBank(app, { single: 6, multiple: 3, truth: 3 })
})
afterAll(() => app.stop())

type Tap = { slot: number; epoch: number; seq: number; option: number }

/** Taps with a place in the order of their own, each delivered one to three times, in any order, some at once. */
const deliveries = fc
  .uniqueArray(
    fc.record({
      slot: fc.integer({ min: 0, max: 2 }),
      epoch: fc.integer({ min: 1, max: 2 }),
      seq: fc.integer({ min: 1, max: 30 }),
      option: fc.integer({ min: 0, max: 4 }),
    }),
    { minLength: 1, maxLength: 12, selector: ({ slot, epoch, seq }) => `${slot}/${epoch}/${seq}` },
  )
  .chain((taps) =>
    fc.record({
      taps: fc.constant(taps),
      order: fc.shuffledSubarray([...taps, ...taps, ...taps], { minLength: taps.length }),
      together: fc.integer({ min: 1, max: 4 }),
    }),
  )

test('whatever order answers arrive in, and however often, each slot keeps the last tap', async () => {
  const quizId = await addQuiz(app, federation.city, { strict: false })
  await fc.assert(
    fc.asyncProperty(deliveries, async ({ taps, order, together }) => {
      const attempt = await startQuiz(first, quizId)
      const { attemptId } = attempt
      await second.call('POST /api/attempts/:attemptId/takeover', {
        params: { attemptId },
        body: { deviceKey: crypto.randomUUID() },
      })
      const responseOf = ({ slot, option }: Tap) => {
        const id = attempt.slots[slot]?.question.options[option]?.id
        return id === undefined ? {} : { choice: id }
      }
      const deliver = (tap: Tap, index: number) =>
        (index % 2 === 0 ? first : second).call('PUT /api/attempts/:attemptId/answers', {
          params: { attemptId },
          body: { epoch: tap.epoch, ops: [{ slot: tap.slot, seq: tap.seq, response: responseOf(tap), elapsedMs: 0 }] },
        })
      const missing = taps.filter((tap) => !order.includes(tap))
      const all = [...order, ...missing]
      for (let from = 0; from < all.length; from += together)
        await Promise.all(all.slice(from, from + together).map((tap, index) => deliver(tap, index)))

      const { stored } = await first.call('GET /api/attempts/:attemptId', { params: { attemptId } })
      const expected = [0, 1, 2].flatMap((slot) => {
        const last = taps.filter((tap) => tap.slot === slot).sort((a, b) => b.epoch - a.epoch || b.seq - a.seq)[0]
        return last === undefined ? [] : [{ slot, epoch: last.epoch, seq: last.seq, response: responseOf(last) }]
      })
      expect(stored).toEqual(expected)
      await first.call('POST /api/attempts/:attemptId/submit', { params: { attemptId }, body: { epoch: 2, ops: [] } })
    }),
    { numRuns: 40 },
  )
})
