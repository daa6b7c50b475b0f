import { uuidV7 } from '../apps/api/src/db/uuid.ts'
import { createLoad, expectStatus, percentile } from './parts/load.ts'
import { addOfficeMember } from './parts/office-member.ts'
import { seedQuestions } from './parts/question-bank.ts'
import { report } from './parts/report.ts'
import { onStage } from './parts/run.ts'

const questions = 100_000
/** Each search so often, in turn: enough for a p95 that one slow moment does not make. */
const rounds = 8

/** What somebody who looks after a bank asks for in a day. */
const searchesOf = ({ bankIds, pointIds }: { bankIds: string[]; pointIds: string[] }): Record<string, string>[] => [
  {},
  { sort: 'newest' },
  { sort: 'reports' },
  { search: '接地电阻测试仪' },
  { search: '锉削' },
  { search: '锉' },
  { search: '绝缘' },
  { search: '氩弧' },
  { search: '齿' },
  { search: '第88888号' },
  { search: '高处 液压泵 验收' },
  { search: '没有这样的词' },
  { tradeCode: '6-31-01-03' },
  { tradeCode: '6-31-01-03', level: '3', type: 'multiple-choice' },
  { level: '3' },
  { type: 'multiple-choice' },
  { state: 'retired' },
  { state: 'review' },
  { bankId: bankIds[1] ?? '', search: '润滑' },
  { examPointId: pointIds[5] ?? '' },
  { examPointId: 'none' },
  { source: '技能竞赛' },
  { source: '第12册', search: '百分表' },
  { standard: 'GB/T 1111', edition: '2011' },
  { validity: 'expired' },
  { validity: 'outdated' },
  { reports: 'open' },
  { conflict: 'open' },
  { language: 'en' },
]

const plain = `
  select question.id, question_version.stem from question join question_version on question_version.id = question.current_version_id
  where question_version.search_text like $1 order by question.position limit 51`
const plainCount = `
  select count(*) from question join question_version on question_version.id = question.current_version_id
  where question_version.search_text like $1`

await onStage({ questionsPerTrade: 20 }, async ({ db, organisationId, server, url }) => {
  const expert = await addOfficeMember(db, organisationId, 'expert')
  const searches = searchesOf(await seedQuestions(url, questions))
  const load = createLoad(server.origin)
  const ask = async (query: Record<string, string>) => {
    const sent = await load.send({
      method: 'GET',
      path: `/api/questions?${new URLSearchParams(query)}`,
      cookie: expert.cookie,
    })
    expectStatus([sent], 200)
    return sent
  }
  const secondPage = async (query: Record<string, string>) => {
    const { nextCursor } = JSON.parse((await ask(query)).body) as { nextCursor: string | null }
    return nextCursor === null ? [] : [{ ...query, cursor: nextCursor }]
  }
  const all = [...searches]
  for (const query of searches) all.push(...(await secondPage(query)))
  const times = new Map(all.map((query) => [query, [] as number[]]))
  for (let round = 0; round < rounds; round++)
    for (const query of all) times.get(query)?.push((await ask(query)).milliseconds)

  // The reference: one word with a plain statement for the page and one for the number, straight at the database.
  const plainly: number[] = []
  for (let round = 0; round < rounds; round++) {
    const start = performance.now()
    for (const statement of [plain, plainCount]) await db.$client.query(statement, ['%锉削%'])
    plainly.push(performance.now() - start)
  }
  const reference = percentile(plainly, 0.95)
  const taken = [...times.values()].flat()
  report(`search.${questions}.p50`, percentile(taken, 0.5), 'ms', reference)
  report(`search.${questions}.p95`, percentile(taken, 0.95), 'ms', reference)
  report(`search.${questions}.slowest`, Math.max(...taken), 'ms', reference)
  const slowest = [...times].map(([query, ms]) => ({ query, ms: percentile(ms, 0.5) })).sort((a, b) => b.ms - a.ms)
  for (const { query, ms } of slowest.slice(0, 3))
    report(`search.${questions}.median.${new URLSearchParams(query)}`, ms, 'ms', reference)

  // The most that one act may change: new versions of each, and what stands beside the versions; then both taken back.
  for (const change of [{ fields: { level: 4 } }, { state: 'published', reason: '' }]) {
    const name = 'fields' in change ? 'versions' : 'state'
    const path = `/api/bulk-acts/${uuidV7()}`
    const body = { selection: { filter: { state: 'retired' } }, change }
    const act = async (method: string, to: string, sent: object) => {
      const done = await load.send({ method, path: to, cookie: expert.cookie, body: sent })
      expectStatus([done], 200)
      return done.milliseconds
    }
    report(`bulk.5000.${name}.preview`, await act('POST', '/api/bulk-acts/preview', body), 'ms', reference)
    report(`bulk.5000.${name}`, await act('PUT', path, body), 'ms', reference)
    report(`bulk.5000.${name}.undo`, await act('POST', `${path}/undo`, {}), 'ms', reference)
  }
  load.close()
})
