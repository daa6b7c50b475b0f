import type { Db } from '../../db/client.ts'
import { readNextImport } from './read-import.ts'

type Log = { error: (fault: unknown, message: string) => void }

/** Reads waiting imports in the background, one after another, for as long as there are some. */
export const createImportReader = (db: Db, readerScript: string) => {
  let running = false
  let woken = false

  const readAll = async (log: Log) => {
    running = true
    try {
      while (woken) {
        woken = false
        while (await readNextImport(db, readerScript)) {}
      }
    } catch (error) {
      // What was being read waits on; whoever asks for it next wakes the reader again.
      log.error(error, 'an import could not be read')
    } finally {
      running = false
    }
  }

  return {
    /** Says that something may be waiting. Returns at once. */
    wake: (log: Log): void => {
      woken = true
      if (!running) void readAll(log)
    },
  }
}
export type ImportReader = ReturnType<typeof createImportReader>
