import { setTimeout as wait } from 'node:timers/promises'
import { type Db, runNamed, withTx } from '../apps/api/src/db/client.ts'
import { uuidV7 } from '../apps/api/src/db/uuid.ts'
import { insertQuestions, touchBank } from '../apps/api/src/features/banks/draft-queries.ts'
import { versionMarks } from '../apps/api/src/features/banks/version-marks.ts'
import { readBank } from '../packages/bank-formats/src/index.ts'
import { gift, xlsx } from './parts/bank-files.ts'
import { addOfficeMember } from './parts/office-member.ts'
import { watchMemory } from './parts/peak-memory.ts'
import { report } from './parts/report.ts'
import { onStage } from './parts/run.ts'

/** Milliseconds within which 95 of 100 calls for the list of trades were answered while `running` went on. */
const slowestMeanwhile = async (origin: string, cookie: string, running: () => boolean): Promise<number> => {
  const times: number[] = []
  while (running()) {
    const start = performance.now()
    await (await fetch(`${origin}/api/trades`, { headers: { cookie } })).arrayBuffer()
    times.push(performance.now() - start)
    await wait(5)
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0
}

/** The bare insertion of the same questions: what the database alone takes. Seconds. */
const bareInsertion = async (db: Db, bytes: Uint8Array, name: string): Promise<number> => {
  const { drafts } = await readBank(bytes, name)
  const rows = drafts.map(({ draft }, number) => ({
    questionId: uuidV7(),
    versionId: uuidV7(),
    ...versionMarks(draft),
    fingerprint: `bare ${name} ${number}`,
    groupId: null,
    draft,
  }))
  const start = performance.now()
  await withTx(db, async (tx) => {
    const target = {
      name: `bare ${name}`,
      tradeCode: '6-18-01-01',
      language: 'zh-CN' as const,
      source: null,
      licence: null,
    }
    const bankId = await touchBank(tx, target)
    for (let from = 0; from < rows.length; from += 500)
      await insertQuestions(tx, { bankId, tradeCode: target.tradeCode, reason: 'bench' }, rows.slice(from, from + 500))
  })
  return (performance.now() - start) / 1_000
}

await onStage({ tradeCodes: [] }, async ({ db, organisationId, server }) => {
  const { origin } = server
  const { cookie } = await addOfficeMember(db, organisationId, 'owner')
  const headers = { cookie, origin }
  const call = async (method: string, path: string, body?: FormData) => {
    const reply = await fetch(`${origin}/api/banks/imports${path}`, { method, headers, ...(body ? { body } : {}) })
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`)
    return (await reply.json()) as { importId: string; state: string; added: number; counts: { questions: number } }
  }
  let calm = false
  setTimeout(() => {
    calm = true
  }, 2_000)
  const before = await slowestMeanwhile(origin, cookie, () => !calm)

  /** Uploads, waits until it is read, commits: the seconds to both, as an admin's browser sees them. */
  const importFile = async (name: string, bytes: Uint8Array, count: number) => {
    const start = performance.now()
    const form = new FormData()
    form.set('tradeCode', name.endsWith('xlsx') ? '6-31-01-03' : '6-18-02-04')
    form.set('file', new Blob([new Uint8Array(bytes)]), name)
    const { importId } = await call('POST', '', form)
    const statement = { name: 's', text: `select state, refusal->>'message' as why from bank_import where id = $1` }
    for (let state = 'reading'; state === 'reading'; ) {
      await wait(20)
      const [row] = await runNamed<{ state: string; why: string | null }>(db, statement, [importId])
      if (row?.state === 'refused') throw new Error(`${name}: ${row.why}`)
      state = row?.state ?? ''
    }
    const read = (performance.now() - start) / 1_000
    const { added } = await call('POST', `/${importId}/commit`)
    if (added !== count) throw new Error(`${name}: ${added} of ${count} questions came into the bank`)
    return { read, committed: (performance.now() - start) / 1_000 }
  }
  const measure = async (name: string, bytes: Uint8Array, count: number) => {
    const memory = watchMemory(server.process.pid ?? 0)
    let done = false
    const meanwhile = slowestMeanwhile(origin, cookie, () => !done)
    const seconds = await importFile(name, bytes, count).finally(() => {
      done = true
    })
    const peak = memory.stop()
    const kind = `import.${count}-${name.split('.').at(-1)}`
    report(`${kind}.read`, seconds.read, 's')
    report(`${kind}.committed`, seconds.committed, 's', await bareInsertion(db, bytes, name))
    report(`${kind}.reader-memory`, peak.child, 'MiB')
    report(`${kind}.server-memory`, peak.own, 'MiB')
    report(`${kind}.others-p95`, await meanwhile, 'ms', before)
  }
  await measure('题库.gift', new TextEncoder().encode(gift(5_000)), 5_000)
  await measure('题库.xlsx', xlsx(25_000), 25_000)
})
