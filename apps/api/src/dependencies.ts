import type { Config } from './config.ts'
import type { Db } from './db/client.ts'

/** What the features are given. */
export type Dependencies = {
  db: Db
  config: Config
  /** Signs sessions; at least 32 bytes. */
  sessionSecret: string
  /** Folder of the built SPA; absent in tests of the API. */
  webFolder?: string
  /** The script that reads files in a process of its own. */
  readerScript: string
}
