import { boardScore, isBetter, periodOf } from '@lianbing/scoring'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/client.ts'
import { createFederation, createPerson } from '../../../test/people.ts'
import { withTx } from '../../db/client.ts'
import { uuidV7 } from '../../db/uuid.ts'
import { recordScores } from './record-score.ts'

const timeZone = 'Asia/Shanghai'
let app: TestApp
let personId: string
beforeAll(async () => {
  app = await startTestApp()
  const { millTeam } = await createFederation(app)
  personId = await createPerson(app, { username: 'chen', organisationId: millTeam })
})
afterAll(() => app.stop())

/** Few values, so that all kinds of ties come up; the days lie in two weeks. */
const scored = fc.record({
  score: fc.constantFrom(0, 333, 334, 800),
  maximum: fc.constantFrom(1000, 800),
  elapsedMs: fc.constantFrom(60_000, 60_001),
  lastAnswerAt: fc
    .tuple(fc.constantFrom(15, 16), fc.constantFrom(15, 16), fc.nat(1))
    .map(([day, hour, ms]) => new Date(Date.UTC(2026, 10, day, hour, 0, 0, ms))),
})

test('each period keeps the best attempt by the board rule, whatever the order, and the first of equals', async () => {
  const property = fc.asyncProperty(fc.array(scored, { minLength: 1, maxLength: 12 }), async (all) => {
    const attempts = all.map((one) => ({ ...one, attemptId: uuidV7() }))
    const expected = new Map<string, (typeof attempts)[number]>()
    await app.db.$client.query('delete from board_entry')
    for (const attempt of attempts) {
      await withTx(app.db, (tx) => recordScores(tx, [{ board: 'x', personId, timeZone, ...attempt }]))
      for (const period of [periodOf(attempt.lastAnswerAt, timeZone).week, 'all']) {
        const entry = (one: typeof attempt) => ({
          score: boardScore(one.score, one.maximum),
          elapsedMs: one.elapsedMs,
          lastAnswerAt: one.lastAnswerAt.getTime(),
        })
        const before = expected.get(period)
        if (before === undefined || isBetter(entry(attempt), entry(before))) expected.set(period, attempt)
      }
    }
    const { rows } = await app.db.$client.query(
      'select period, attempt_id, score, elapsed_ms, last_answer_at from board_entry',
    )
    const sorted = (list: unknown[][]) => list.map((row) => JSON.stringify(row)).sort()
    expect(sorted(rows.map((row) => Object.values(row)))).toEqual(
      sorted(
        [...expected].map(([period, one]) => [
          period,
          one.attemptId,
          boardScore(one.score, one.maximum),
          one.elapsedMs,
          one.lastAnswerAt,
        ]),
      ),
    )
  })
  await fc.assert(property, { numRuns: 60 })
})
