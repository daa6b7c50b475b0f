import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyBaseLogger } from 'fastify'
import type { Db } from '../../../db/client.ts'
import { inLots } from '../in-lots.ts'
import { type Heard, storeContacts } from './contact-queries.ts'

/** The office learns so much later; two thousand people who save and ask are then written in a few statements. */
const pauseMs = 5_000
/** In one statement, which counts the answers of those that have saved. */
const writtenTogether = 250

/**
 * Remembers when each attempt was last heard of, and writes that down every few seconds, by the pool that no exam
 * waits for: saves and reads cost nothing more but an entry in a map. What a process that dies has not written comes
 * with the next save or read.
 */
export const createContacts = (db: Db) => {
  /** By attempt: when, by this process's clock. */
  let read = new Map<string, number>()
  let saved = new Map<string, number>()
  const store = async (heard: ReadonlyMap<string, number>, isSaved: boolean) => {
    for (const lot of inLots([...heard], writtenTogether)) {
      const now = performance.now()
      const ages = lot.map(([id, at]): Heard => ({ id, age: (now - at) / 1_000 }))
      await storeContacts(db, ages, isSaved)
    }
  }
  let flushing = Promise.resolve()
  return {
    noteRead: (attemptId: string): void => void read.set(attemptId.toLowerCase(), performance.now()),
    noteSave: (attemptId: string): void => void saved.set(attemptId.toLowerCase(), performance.now()),
    /** One after the other: two that write the same rows at once would wait for each other. */
    flush: (): Promise<void> => {
      const run = flushing.then(async () => {
        const [reads, saves] = [read, saved]
        read = new Map()
        saved = new Map()
        await store(saves, true)
        await store(reads, false)
      })
      flushing = run.catch(() => {})
      return run
    },
  }
}
export type Contacts = ReturnType<typeof createContacts>

/** Writes them down again and again. */
export const startContacts = (contacts: Contacts, log: Pick<FastifyBaseLogger, 'error'>) => {
  const stopped = new AbortController()
  const { signal } = stopped
  const run = async () => {
    while (!signal.aborted) {
      await wait(pauseMs, undefined, { signal, ref: false }).catch(() => {})
      await contacts.flush().catch((error: Error) => {
        if (!signal.aborted) log.error({ err: error }, 'when attempts were heard of could not be written down')
      })
    }
  }
  const running = run()
  return async () => {
    stopped.abort()
    await running
  }
}
