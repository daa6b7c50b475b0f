import type { Config } from './config.ts'
import type { Pools } from './db/pools.ts'

/** What the features are given. */
export type Dependencies = Pools & {
  config: Config
  /** Signs sessions; at least 32 bytes. */
  sessionSecret: string
  /** Folder of the built SPA; absent in tests of the API. */
  webFolder?: string
  /** The script that reads files in a process of its own. */
  readerScript: string
  /** The script that writes files in a process of its own. */
  writerScript: string
  /** The script that prints papers in a process of its own. */
  printScript: string
}
