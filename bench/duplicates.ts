import { setTimeout as wait } from 'node:timers/promises'
import { type Db, runNamed, withTx } from '../apps/api/src/db/client.ts'
import { addDrafts } from '../apps/api/src/features/banks/add-drafts.ts'
import { contentText, type QuestionDraft } from '../packages/contract/src/index.ts'
import { copiedQuestion, generatedQuestion } from './parts/generated-questions.ts'
import { createLoad, percentile } from './parts/load.ts'
import { addOfficeMember } from './parts/office-member.ts'
import { report } from './parts/report.ts'
import { onStage } from './parts/run.ts'

const tradeCode = '6-18-01-01'
const compared = 25_000
const typedAmong = 100_000
const copies = 400
const contradictions = 100
/** Fewer than one person may ask for in a minute. */
const asks = 80

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at)
const add = async (db: Db, drafts: readonly QuestionDraft[]) => {
  for (let from = 0; from < drafts.length; from += 2_500)
    await addDrafts(db, { tradeCode, bankName: '测速题库' }, drafts.slice(from, from + 2_500))
  const client = await db.$client.connect()
  // What an autovacuum does in its own time.
  await client.query('set statement_timeout = 0')
  await client.query({
    text: 'vacuum analyze question, question_version, question_key',
    query_timeout: 120_000,
  } as never)
  client.release(true)
}

/** What the database alone takes to hand over the questions that are compared. Seconds. */
const bareReading = async (db: Db): Promise<number> => {
  const statement = {
    name: 'bare reading',
    text: `select v.stem, v.options, k.key from question q join question_version v on v.id = q.current_version_id
           join question_key k on k.question_version_id = v.id where q.trade_code = $1`,
    query_timeout: 60_000,
  }
  const start = performance.now()
  await withTx(db, async (tx) => {
    await tx.execute(`set local statement_timeout = '60s'`)
    await runNamed(tx, statement, [tradeCode])
  })
  return (performance.now() - start) / 1_000
}

/** The bare search of the same text, without the API. Milliseconds. */
const bareSearch = async (db: Db, text: string): Promise<number> => {
  const statement = {
    name: 'bare search',
    text: `select id from question_version where search_text %> $1 order by word_similarity($1, search_text) desc limit 12`,
  }
  const start = performance.now()
  await runNamed(db, statement, [text])
  return performance.now() - start
}

await onStage({ tradeCodes: [] }, async ({ db, organisationId, server }) => {
  const { cookie } = await addOfficeMember(db, organisationId, 'owner')
  const load = createLoad(server.origin)
  const call = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const { status, body: text } = await load.send({ method, path, cookie, ...(body ? { body } : {}) })
    if (status !== 200 && status !== 201) throw new Error(`${method} ${path}: ${status} ${text}`)
    return JSON.parse(text) as T
  }

  const originals = compared - copies - contradictions
  await add(db, [
    ...range(0, originals).map(generatedQuestion),
    ...range(0, copies).map((number) => copiedQuestion(number * 7)),
    ...range(0, contradictions).map((number) => {
      const asked = copies * 7 + number * 11
      return copiedQuestion(asked, 'ABCD'.charAt((asked + 1) % 4))
    }),
  ])
  type Found = {
    conflicts: number
    duplicates: number
    progress: object | null
    items: { sides: { questionId: string; keyVersion: number; key: object }[] }[]
  }
  const ask = () => call<Found>('GET', `/api/banks/conflicts?tradeCode=${tradeCode}`)
  /** Asks as the page does until everything has been compared; the slowest single answer beside the whole. Seconds. */
  const list = async () => {
    const start = performance.now()
    let slowest = 0
    for (;;) {
      const asked = performance.now()
      const found = await ask()
      slowest = Math.max(slowest, (performance.now() - asked) / 1_000)
      if (found.progress === null) return { ...found, slowest, seconds: (performance.now() - start) / 1_000 }
      await wait(500)
    }
  }
  const first = await list()
  report(`duplicates.${compared}.compared`, first.seconds, 's', await bareReading(db))
  report(`duplicates.${compared}.slowest-answer`, first.slowest, 's', first.seconds)
  report(`duplicates.${compared}.conflicts-found`, first.conflicts, 'pairs', contradictions)
  report(`duplicates.${compared}.duplicates-found`, first.duplicates, 'pairs', copies)
  report(`duplicates.${compared}.listed-again`, (await list()).seconds * 1_000, 'ms', first.seconds * 1_000)
  const [side] = first.items[0]?.sides ?? []
  if (side === undefined) throw new Error('there is no conflict to mend')
  await call('POST', `/api/questions/${side.questionId}/keys`, {
    keyVersion: side.keyVersion,
    key: side.key,
    reason: '测速',
  })
  report(`duplicates.${compared}.listed-after-a-change`, (await list()).seconds * 1_000, 'ms', first.seconds * 1_000)

  await add(db, range(originals, originals + typedAmong - compared).map(generatedQuestion))
  const times: number[] = []
  const bare: number[] = []
  let hits = 0
  for (const number of range(0, asks)) {
    // Every second one is new to the bank, and written to the same pattern as all others.
    const isKnown = number % 2 === 0
    const whole = contentText(generatedQuestion(((number * 1_237) % originals) + (isKnown ? 0 : typedAmong)).stem)
    const stem = whole.slice(0, Math.max(8, Math.round(whole.length * (0.4 + 0.6 * ((number % 7) / 6)))))
    const start = performance.now()
    const { items } = await call<{ items: { stem: Parameters<typeof contentText>[0] }[] }>(
      'POST',
      '/api/questions/similar',
      { tradeCode, stem },
    )
    times.push(performance.now() - start)
    if (isKnown && items.some((item) => contentText(item.stem).startsWith(stem))) hits++
    bare.push(await bareSearch(db, stem))
  }
  report(`duplicates.typed-among-${typedAmong}.p50`, percentile(times, 0.5), 'ms', percentile(bare, 0.5))
  report(`duplicates.typed-among-${typedAmong}.p95`, percentile(times, 0.95), 'ms', percentile(bare, 0.95))
  report(`duplicates.typed-among-${typedAmong}.found`, hits, 'of those there', asks / 2)
  load.close()
})
