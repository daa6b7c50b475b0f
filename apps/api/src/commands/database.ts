import type { Config } from '../config.ts'
import { startEmbedded } from '../db/embedded/start-embedded.ts'
import { prepareDatabase } from '../prepare-database.ts'
import type { CommandContext } from './command.ts'

/** How a command reaches the database of the settings. */
export const openEmbeddedOrGiven = (
  config: Config,
  note: (line: string) => void,
): Pick<CommandContext, 'openDatabase' | 'databaseUrl'> => {
  const databaseUrl = async () => {
    if (config.databaseUrl !== undefined) return { url: config.databaseUrl, close: async () => {} }
    const embedded = await startEmbedded({ dataDir: config.dataDir, log: note, mode: 'join' })
    return { url: embedded.url, close: embedded.stop }
  }
  return {
    databaseUrl,
    openDatabase: async () => {
      const { url, close } = await databaseUrl()
      const db = await prepareDatabase(url, 4)
      const closeBoth = async () => {
        await db.$client.end()
        await close()
      }
      return { db, url, close: closeBoth }
    },
  }
}
