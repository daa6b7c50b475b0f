import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, startTestApp, type TestApp } from '../../../../test/client.ts'
import { createFederation, signedIn } from '../../../../test/people.ts'
import { propertyRuns, propertyTimeoutMs } from '../../../../test/property-runs.ts'
import { textOf } from '../../../../test/question-texts.ts'

let app: TestApp
let people: (Client & { personId: string })[]
beforeAll(async () => {
  app = await startTestApp()
  const { city } = await createFederation(app)
  const expert = { organisationId: city, role: 'expert' as const }
  people = [
    await signedIn(app, { username: 'eins', ...expert }),
    await signedIn(app, { username: 'zwei', ...expert }),
    await signedIn(app, { username: 'drei', ...expert }),
  ]
})
afterAll(() => app.stop())

/** A question as plainly as it can be said: what workers see, and what waits with its authors. */
type Model = {
  shown: string | null
  retired: boolean
  gone: boolean
  waiting: { text: string; state: 'draft' | 'review'; authors: Set<number> } | null
}
const acts = ['start', 'change', 'hand-in', 'return', 'publish', 'discard', 'retire', 'restore'] as const
type Step = { act: (typeof acts)[number]; by: number; stale: boolean }

/** What the model says about a step: a refusal, or what it becomes. */
const expected = (model: Model, { act, by, stale }: Step, text: string): string | Model => {
  const { waiting } = model
  if (model.gone) return 'question.unknown'
  if (act === 'retire' || act === 'restore')
    return model.shown === null ? 'question.unknown' : { ...model, retired: act === 'retire' }
  if (act === 'start')
    return waiting
      ? 'question.waiting'
      : { ...model, waiting: { text: model.shown ?? '', state: 'draft', authors: new Set([by]) } }
  if (!waiting) return 'question.not_waiting'
  if (stale) return 'question.changed'
  if (act === 'change') return { ...model, waiting: { ...waiting, text, authors: new Set([...waiting.authors, by]) } }
  if (act === 'discard') return model.shown === null ? { ...model, gone: true } : { ...model, waiting: null }
  if (act === 'hand-in')
    return waiting.state === 'review' ? 'question.not_waiting' : { ...model, waiting: { ...waiting, state: 'review' } }
  if (waiting.state === 'draft') return 'question.not_waiting'
  if (act === 'return') return { ...model, waiting: { ...waiting, state: 'draft' } }
  if (waiting.authors.has(by)) return waiting.authors.size === people.length ? 'review.alone' : 'review.own'
  return { ...model, shown: waiting.text, waiting: null }
}

const codeOf = (running: Promise<unknown>) =>
  running.then(
    () => undefined,
    (error: { code?: string }) => error.code ?? String(error),
  )

let stems = 0
const old = '0'.repeat(32)

test(
  'in whatever order, a question goes only where a plain model says it goes',
  async () => {
    const step = fc.record({
      act: fc.constantFrom(...acts),
      by: fc.integer({ min: 0, max: 2 }),
      stale: fc.integer({ min: 0, max: 7 }).map((n) => n === 0),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        const [first] = people
        if (!first) throw new Error('nobody is there')
        const stem = `模型题 ${stems++}`
        const { questionId } = await first.call('POST /api/questions', {
          body: { bankId: null, tradeCode: '6-31-01-03', text: textOf(stem) },
        })
        const params = { questionId }
        let model: Model = {
          shown: null,
          retired: false,
          gone: false,
          waiting: { text: stem, state: 'draft', authors: new Set([0]) },
        }
        for (const one of steps) {
          const client = people[one.by] ?? first
          const text = `模型题 ${stems++}`
          const waiting = await client.call('GET /api/questions/:questionId/waiting', { params }).catch(() => undefined)
          const revision = one.stale ? old : (waiting?.revision ?? old)
          const body = { revision, reason: '理由' }
          const calls: Record<Step['act'], () => Promise<unknown>> = {
            start: () => client.call('POST /api/questions/:questionId/versions', { params }),
            change: () =>
              client.call('PUT /api/questions/:questionId/waiting', { params, body: { revision, text: textOf(text) } }),
            'hand-in': () => client.call('POST /api/questions/:questionId/review', { params, body: { revision } }),
            return: () => client.call('POST /api/questions/:questionId/return', { params, body }),
            publish: () => client.call('POST /api/questions/:questionId/publish', { params, body: { revision } }),
            discard: () => client.call('DELETE /api/questions/:questionId/waiting', { params, query: { revision } }),
            retire: () =>
              client.call('PUT /api/questions/:questionId/state', { params, body: { state: 'retired', reason: '旧' } }),
            restore: () =>
              client.call('PUT /api/questions/:questionId/state', { params, body: { state: 'published' } }),
          }
          const becomes = expected(model, one, text)
          const code = await codeOf(calls[one.act]())
          expect(code, JSON.stringify(one)).toBe(typeof becomes === 'string' ? becomes : undefined)
          if (typeof becomes !== 'string') model = becomes
        }
        if (model.gone) return
        const question = await first.call('GET /api/questions/:questionId', { params })
        const state = model.shown === null ? 'draft' : model.retired ? 'retired' : 'published'
        const shown = model.shown ?? model.waiting?.text
        expect([question.state, question.waiting?.state, JSON.stringify(question.content.stem)]).toEqual([
          state,
          model.waiting?.state,
          expect.stringContaining(`"${shown}"`),
        ])
      }),
      propertyRuns('reviews', 15),
    )
  },
  propertyTimeoutMs,
)
