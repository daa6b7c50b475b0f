import { setTimeout as wait } from 'node:timers/promises'
import type { Chance } from './chance.ts'
import { type MadeFile, makeFile } from './import-files.ts'

const tradeCode = '6-18-01-01'
/** What is being done, so that a kill meets it. */
export type Phase = 'uploading' | 'reading' | 'changing' | 'committing' | 'rolling-back'
type View = { importId: string; fileName: string; state: string; counts: { questions: number; rejected: number } }
type Batch = { state: string; files: View[] }
type Told = (says: string) => void
type Settings = {
  origin: string
  signIn: () => Promise<string>
  chance: Chance
  onPhase: (phase: Phase) => void
  complain: Told
}
/** Nothing may take longer, however often the server is killed meanwhile. */
const patienceMs = 120_000

/** An admin who imports, changes, commits and takes back, and asks again whatever stayed without an answer. */
export const createImportAdmin = ({ origin, signIn, chance, onPhase, complain }: Settings) => {
  let cookie: string | undefined
  let next = 0
  const done = { batches: 0, files: 0, committed: 0, rolledBack: 0 }

  const once = async (method: string, path: string, body?: FormData | object) => {
    cookie ??= await signIn()
    const json = body !== undefined && !(body instanceof FormData)
    const reply = await fetch(`${origin}/api/banks${path}`, {
      method,
      headers: { cookie, origin, ...(json ? { 'content-type': 'application/json' } : {}) },
      ...(body === undefined ? {} : { body: json ? JSON.stringify(body) : (body as FormData) }),
      signal: AbortSignal.timeout(40_000),
    })
    const said = (await reply.json().catch(() => ({}))) as Record<string, unknown>
    if (reply.status === 401) cookie = undefined
    return { status: reply.status, said }
  }
  /** Until there is an answer that is not about the server's state. */
  const call = async (method: string, path: string, body?: FormData | object) => {
    const end = Date.now() + patienceMs
    for (;;) {
      const reply = await once(method, path, body).catch(() => undefined)
      if (reply !== undefined && reply.status < 500 && reply.status !== 401 && reply.status !== 429) return reply
      if (Date.now() > end) throw new Error(`${method} ${path} has no answer: ${JSON.stringify(reply)}`)
      await wait(100)
    }
  }
  const batchOf = async (batchId: string) => {
    const { status, said } = await call('GET', `/import-batches/${batchId}`)
    return status === 200 ? (said as unknown as Batch) : undefined
  }

  const upload = async (batchId: string, file: MadeFile) => {
    for (;;) {
      const form = new FormData()
      form.set('tradeCode', tradeCode)
      form.set('batchId', batchId)
      form.set('file', new Blob([file.text]), file.name)
      const reply = await once('POST', '/imports', form).catch(() => undefined)
      if (reply?.status === 201) return
      // It may have arrived before the answer was lost.
      const there = (await batchOf(batchId))?.files.some(({ fileName }) => fileName === file.name)
      if (there) return
      await wait(100)
    }
  }
  const readAll = async (batchId: string, files: readonly MadeFile[]): Promise<Batch> => {
    const end = Date.now() + patienceMs
    for (;;) {
      const batch = await batchOf(batchId)
      // Whoever looks at an import has it read, also by a server that was started anew.
      for (const { importId } of batch?.files ?? []) await call('GET', `/imports/${importId}`)
      if (batch !== undefined && batch.state !== 'reading') {
        for (const { fileName, state, counts } of batch.files) {
          const made = files.find(({ name }) => name === fileName)
          if (state !== 'ready' || counts.questions !== made?.questions || counts.rejected !== made.rejected)
            complain(
              `${fileName} was read as ${state} ${JSON.stringify(counts)}, made as ${JSON.stringify({ ...made, text: '' })}`,
            )
        }
        return batch
      }
      if (Date.now() > end) throw new Error(`batch ${batchId} is never read: ${JSON.stringify(batch)}`)
      await wait(100)
    }
  }

  /** One batch from its upload to its end; throws where it is stuck. */
  const importBatch = async (): Promise<void> => {
    const batchId = crypto.randomUUID()
    const files: MadeFile[] = []
    onPhase('uploading')
    for (let count = 1 + chance.below(2); count > 0; count--) {
      const made = makeFile(chance, `${batchId.slice(0, 8)}-${count}.csv`, next)
      next = made.next
      files.push(made.file)
      await upload(batchId, made.file)
    }
    onPhase('reading')
    const { files: read } = await readAll(batchId, files)
    onPhase('changing')
    for (const { importId } of read) {
      const change = (body: object) => call('POST', `/imports/${importId}/drafts/changes`, body)
      await change({ which: { filter: 'changed' }, replaces: true })
      if (chance.happens(0.5)) await change({ which: { ns: [1, 2, 3] }, dropped: true })
      if (chance.happens(0.5)) await change({ which: { filter: 'all' }, set: { level: 3 } })
    }
    done.batches += 1
    done.files += files.length
    if (chance.happens(0.1)) return
    onPhase('committing')
    const committed = await call('POST', `/import-batches/${batchId}/commit`)
    if (committed.status !== 200) throw new Error(`batch ${batchId} is not committed: ${JSON.stringify(committed)}`)
    done.committed += 1
    if (chance.happens(0.5)) return
    onPhase('rolling-back')
    const back = await call('POST', `/import-batches/${batchId}/roll-back`, { reason: '' })
    if (back.status !== 200) throw new Error(`batch ${batchId} is not taken back: ${JSON.stringify(back)}`)
    done.rolledBack += 1
  }
  return { importBatch, done }
}
