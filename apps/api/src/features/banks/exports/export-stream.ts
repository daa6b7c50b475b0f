import { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { type bankExports, type ProblemCode, ProblemError } from '@lianbing/contract'
import type { Db } from '../../../db/client.ts'
import type { BankScope } from '../../../http/session.ts'
import { type ExportWanted, exportQuestions } from './export-questions.ts'

/** Each takes a core for seconds. */
const mostAtOnce = 2
/** 25,000 questions take some 10 s in the slowest format; a busy machine several times as long. */
const timeoutSeconds = 180
/** Proxies and our own server close a connection on which nothing comes for some 20 s. */
const tellEveryMs = 1_000

type Log = { error: (about: object, text: string) => void }

const line = (said: bankExports.ExportLine) => `${JSON.stringify(said)}\n`
const problemOf = (error: unknown): ProblemCode => (error instanceof ProblemError ? error.code : 'server.failed')

/**
 * `exportQuestions` for those who ask over the wire, a few at a time: a stream of lines that tell how far it is, and then
 * the file. What fails before the first question is taken is thrown; whoever goes away stops the work.
 */
export const createExporter = (db: Db, writerScript: string) => {
  let running = 0
  return async (scope: BankScope, wanted: ExportWanted, log: Log): Promise<Readable> => {
    if (running >= mostAtOnce) throw new ProblemError('server.busy', { retryAfterSeconds: 10 })
    running++
    const stop = new AbortController()
    let progress: bankExports.ExportProgress = { taken: 0, written: 0 }
    let begun = () => {}
    const begins = new Promise<void>((resolve) => {
      begun = resolve
    })
    const tell = (now: bankExports.ExportProgress) => {
      progress = now
      begun()
    }
    const writing = exportQuestions(db, scope, wanted, {
      writerScript,
      timeoutSeconds,
      signal: stop.signal,
      tell,
    }).finally(() => {
      running--
    })
    // Whoever goes away early never asks what became of it.
    writing.catch(() => undefined)
    await Promise.race([begins, writing])
    async function* lines() {
      try {
        for (;;) {
          const pause = new AbortController()
          const file = await Promise.race([writing, wait(tellEveryMs, undefined, pause)])
          pause.abort()
          if (file === undefined) yield line(progress)
          else {
            const { fileName, bytes, questions, parts, leftOut } = file
            yield line({ fileName, bytes: bytes.length, questions, parts, leftOut })
            yield bytes
            return
          }
        }
      } catch (error) {
        if (!(error instanceof ProblemError || stop.signal.aborted)) log.error({ err: error }, 'an export failed')
        yield line({ problem: problemOf(error) })
      }
    }
    // Also where nobody has begun to read.
    return Readable.from(lines(), { objectMode: false }).once('close', () => stop.abort())
  }
}
