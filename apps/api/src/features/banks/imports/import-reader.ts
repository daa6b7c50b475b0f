import type { Db } from '../../../db/client.ts'
import { tellProgress } from './import-progress.ts'
import { readNextImport } from './read-import.ts'

type Log = { error: (fault: unknown, message: string) => void }

/** Reads waiting imports in the background, one after another, for as long as there are some. */
export const createImportReader = (db: Db, readerScript: string) => {
  const stopping = new AbortController()
  const { signal } = stopping
  let running: Promise<void> | undefined
  let woken = false

  const readAll = async (log: Log) => {
    try {
      while (woken) {
        woken = false
        while (!signal.aborted && (await readNextImport(db, { readerScript, signal, tell: tellProgress }))) {}
      }
    } catch (error) {
      // What was being read waits on; whoever asks for it next wakes the reader again.
      if (!signal.aborted) log.error(error, 'an import could not be read')
    } finally {
      running = undefined
    }
  }

  return {
    /** Says that something may be waiting. Returns at once. */
    wake: (log: Log): void => {
      woken = true
      running ??= readAll(log)
    },
    /** Gives back what is being read; it is read again after the next start. */
    stop: async (): Promise<void> => {
      stopping.abort()
      await running
    },
  }
}
